// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every cause that sensors count is told in words. */
class TroubleTest {

    @Test
    void allCausesOfTheReadmeAreKnownAndNoOthers() throws Exception {
        String row = Files.readString(Path.of("../../README.md"))
                .lines()
                .filter(line -> line.startsWith("| `…_sensor_read_errors_total`"))
                .findFirst()
                .orElseThrow();
        var causes = Pattern.compile("`([a-z_]+)`")
                .matcher(row.substring(row.indexOf("`cause`:") + 8))
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();

        assertThat(Arrays.stream(Trouble.values()).map(Trouble::cause)).containsExactlyInAnyOrderElementsOf(causes);
    }
}
