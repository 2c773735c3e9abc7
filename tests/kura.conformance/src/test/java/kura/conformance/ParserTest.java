// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import net.jqwik.api.Arbitrary;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pages as others read them: the parser of Prometheus, and a strict one of OpenMetrics. Each reads many pages at once. */
class ParserTest {

    private static final int PAGES = 400;
    /** How promtool says that it could read all but would have named something else. */
    private static final int ONLY_LINT = 3;

    private static final Program PROMTOOL = new Program(List.of("promtool", "check", "metrics"), "prometheus");
    private static final Program PYTHON =
            new Program(List.of("/usr/bin/python3", path("samples.py").toString()), "python3-prometheus-client");

    private static List<MetricSource> sources;

    @BeforeAll
    static void play() throws Exception {
        sources = new ArrayList<>();
        Arbitrary<Scenario> scenarios = Scenarios.lawful().scenarios(5, 5, 3, 20);
        for (Scenario each : scenarios.sampleStream().limit(PAGES).toList()) {
            var last = new Both[1];
            each.play(both -> last[0] = both);
            sources.add(last[0].shown());
        }
    }

    @Test
    void promtoolReadsThem() throws Exception {
        var result = PROMTOOL.run(IntStream.range(0, PAGES)
                .mapToObj(i -> new Page(sources.get(i), Naming.of("p" + i)).render())
                .collect(Collectors.joining()));

        assertThat(result.exit())
                .as("read, 0 or %s: %s", ONLY_LINT, result.errors())
                .isIn(0, ONLY_LINT);
        assertThat(result.errors()).as("what it would have named otherwise").isEmpty();
    }

    @Test
    void promtoolRefusesWhatIsNoPage() throws Exception {
        assertThat(PROMTOOL.run("a{b=\"c} 1\n").exit()).isEqualTo(1);
    }

    @Test
    void aStrictParserOfOpenMetricsReadsThemAndFindsAllNumbers() throws Exception {
        String pages = sources.stream()
                .map(source -> new Page(source, Naming.of(""), PageFormat.OPENMETRICS_TEXT).render())
                .collect(Collectors.joining("\0PAGE\0"));

        var result = read(pages);

        assertThat(result.errors()).isEmpty();
        assertThat(result.exit()).isZero();
        String[] read = result.out().split("end\n", -1);
        for (int i = 0; i < sources.size(); i++) {
            assertThat(read[i].lines()).containsExactlyElementsOf(Expected.of(sources.get(i)));
        }
    }

    @Test
    void theStrictParserIsStrict() throws Exception {
        assertThat(read("# TYPE a counter\na 1.0\n# EOF\n").errors()).contains("Clashing name");
    }

    private static Program.Result read(String pages) throws Exception {
        var result = PYTHON.run(pages);
        if (result.errors().contains("No module named")) {
            throw PYTHON.missing(null);
        }
        return result;
    }

    private static Path path(String resource) {
        try {
            Path file = Files.createTempFile("samples", ".py");
            try (var in = ParserTest.class.getResourceAsStream(resource)) {
                Files.write(file, in.readAllBytes());
            }
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
