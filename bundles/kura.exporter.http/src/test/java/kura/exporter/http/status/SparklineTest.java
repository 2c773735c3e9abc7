// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The letters that the page's script draws lines of. */
class SparklineTest {

    @Test
    void theLowestAndTheHighestPointSpanAllLevels() {
        assertThat(Sparkline.of(new float[] {-10, 53, 21.5f})).isEqualTo("0_W");
    }

    @Test
    void whatIsAllTheSameIsInTheMiddle() {
        assertThat(Sparkline.of(new float[] {1e30f, 1e30f})).isEqualTo("VV");
    }

    @Test
    void whatIsNoNumberIsAGap() {
        assertThat(Sparkline.of(new float[] {Float.NaN, 1, Float.POSITIVE_INFINITY, 2}))
                .isEqualTo(" 0 _");
        assertThat(Sparkline.of(new float[] {Float.NaN})).isEqualTo(" ");
        assertThat(Sparkline.of(new float[0])).isEmpty();
    }

    @Test
    void theLargestNumbersThereAreHaveTheirPlaceToo() {
        assertThat(Sparkline.of(new float[] {-Float.MAX_VALUE, 0, Float.MAX_VALUE}))
                .isEqualTo("0W_");
    }
}
