// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.RunnerException;

/** Whether the benchmarks work and measure the same: not how fast anything is. */
class SdkTest {

    @Test
    void everyRowIsMeasured() throws RunnerException {
        var sdk = new Sdk(0, 1);
        for (Work work : Work.all()) {
            var row = new Row(work);
            sdk.measure(row);
            assertThat(row.ratio()).as(work.title()).isPositive();
            assertThat(row.toString()).startsWith("| " + work.title() + " | ");
        }
    }

    @Test
    void bothWriteTheSamePage() throws IOException {
        assertThat(page(new GaugePage.Ours())).isEqualTo(page(new GaugePage.Theirs()));
    }

    private static String page(GaugePage.Turn turn) throws IOException {
        turn.series = 2000;
        turn.percent = 1;
        turn.values = Values.DIGITS_17;
        turn.fill();
        turn.next();
        ByteArrayOutputStream page = turn.next();
        return page.toString();
    }
}
