// SPDX-License-Identifier: EPL-2.0
package kura.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/sdk.md says that calls are called: all of them are there, on both sides of its tables. */
class SdkDocsTest {

    private static final Path DOCS = Path.of("../../docs/sdk.md");

    private static final String THEIRS = """
            import io.prometheus.metrics.core.datapoints.*;
            import io.prometheus.metrics.core.metrics.*;
            import io.prometheus.metrics.expositionformats.*;
            import io.prometheus.metrics.model.registry.*;
            import io.prometheus.metrics.model.snapshots.Unit;
            class Calls {
                void calls(PrometheusRegistry registry, Counter counter, Gauge gauge, Histogram histogram, Summary summary,
                        Info info, StateSet states, java.io.OutputStream out) throws Exception {
            %s
                }
                void work() {}
            }
            """;

    private static final String OURS = """
            import java.util.List;
            import kura.exporter.pushgateway.*;
            import kura.metrics.*;
            import kura.metrics.exposition.*;
            class Calls {
                void calls(MetricRegistry registry, MetricRegistry other, Counter counter, Gauge gauge, Histogram histogram,
                        Summary summary, Info info, StateSet states, MetricDescriptor descriptor, java.io.OutputStream out)
                        throws Exception {
            %s
                }
                void work() {}
            }
            """;

    @TempDir
    private Path folder;

    @Test
    void everyCallOfClientJavaIsOneOfItsOwn() throws IOException {
        assertThat(calls("Coming from client_java", 1)).hasSizeGreaterThan(40);
        assertThat(errors(THEIRS, calls("Coming from client_java", 1))).isEmpty();
    }

    @Test
    void everyCallThatTakesItsPlaceIsOneOfOurs() throws IOException {
        assertThat(calls("Coming from client_java", 2)).hasSizeGreaterThan(40);
        assertThat(errors(OURS, calls("Coming from client_java", 2))).isEmpty();
        assertThat(calls("Coming from prometheus_express", 2)).hasSizeGreaterThan(10);
        assertThat(errors(OURS, calls("Coming from prometheus_express", 2))).isEmpty();
    }

    @Test
    void everyRowNamesACall() throws IOException {
        assertThat(rows("Coming from client_java"))
                .allSatisfy(row -> assertThat(code(row.split(" \\| ", 2)[1])).isNotEmpty());
    }

    private static List<String> calls(String section, int column) throws IOException {
        return rows(section)
                .map(row -> row.substring(2, row.length() - 2).split(" \\| ")[column - 1])
                .flatMap(cell -> code(cell).stream())
                .toList();
    }

    private static Stream<String> rows(String section) throws IOException {
        return Files.readString(DOCS)
                .split("## " + section + "\n")[1]
                .split("\n## ")[0]
                .lines()
                .filter(line -> line.startsWith("| "))
                .skip(2);
    }

    /** What stands in backticks and is called. */
    private static List<String> code(String cell) {
        return Pattern.compile("`([^`]*\\([^`]*)`")
                .matcher(cell)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private List<String> errors(String frame, List<String> calls) {
        String source =
                frame.formatted(calls.stream().map(call -> "{" + call + ";}").collect(Collectors.joining("\n")));
        var file = new SimpleJavaFileObject(URI.create("string:///Calls.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return source;
            }
        };
        var problems = new DiagnosticCollector<JavaFileObject>();
        ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problems,
                        List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path")),
                        null,
                        List.of(file))
                .call();
        return problems.getDiagnostics().stream()
                .map(problem -> source.lines().toList().get((int) problem.getLineNumber() - 1) + ": "
                        + problem.getMessage(null))
                .toList();
    }
}
