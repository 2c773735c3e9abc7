// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The checks of the stress test find what they are there to find. */
class CheckTest {

    private static final String HISTOGRAM = "# TYPE h histogram\n";

    @Test
    void takesAWholePage() {
        var samples =
                TextCheck.samples("# HELP a_total A.\n# TYPE a_total counter\na_total{x=\"}\\\"\",y=\"\"} 1.5E-7\n"
                        + HISTOGRAM + "h_bucket{x=\"1\",le=\"+Inf\"} 3\nh_count{x=\"1\"} 3\nh_sum{x=\"1\"} NaN\n");

        assertThat(samples).containsEntry("a_total{x=\"}\\\"\",y=\"\"}", 1.5e-7).hasSize(4);
    }

    @Test
    void findsTornLines() {
        refuses("# TYPE a gauge\na 1.0\na{x=\"1\"} 2.", "torn");
        refuses("# TYPE a gauge\na{x=\"1} 2.0\n", "torn");
        refuses("# TYPE a gauge\na 1.01.0\n", "torn");
    }

    @Test
    void findsWhatIsTwiceThereOrOutOfOrder() {
        refuses("# TYPE a gauge\na 1.0\na 1.0\n", "twice");
        refuses("# TYPE b gauge\nb 1.0\n# TYPE a gauge\na 1.0\n", "family out of order");
        refuses("# TYPE a gauge\nb 1.0\n", "not of family a");
    }

    @Test
    void findsHistogramsThatDoNotAddUp() {
        refuses(HISTOGRAM + "h_bucket{le=\"1.0\"} 2\nh_bucket{le=\"+Inf\"} 1\nh_count 1\n", "not cumulative");
        refuses(HISTOGRAM + "h_bucket{le=\"1.0\"} 2\nh_bucket{le=\"+Inf\"} 2\nh_count 3\n", "not the last bucket");
        refuses(HISTOGRAM + "h_bucket{le=\"1.0\"} 2\nh_count 2\n", "no bucket for all");
    }

    private static void refuses(String page, String because) {
        assertThatThrownBy(() -> TextCheck.samples(page)).hasMessageContaining(because);
    }
}
