// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of metrics in what people open it with, besides Prometheus. */
@Tag("laptop")
class ClientsTest {

    private static final String VALUE = "\nkura_temperature_celsius{sensor=\"bme680\"} ";

    @TempDir
    private static Path storage;

    private static TestGateway gateway;
    private static String url;

    @BeforeAll
    static void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        url = "http://127.0.0.1:" + gateway.port() + "/metrics";
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void curlPrintsItWhicheverVersionOfHttpItSpeaksOrOffersAndCompressedToo() throws Exception {
        for (String how : List.of("--http1.1", "--http1.0", "--http2", "--compressed")) {
            assertThat(curl("--show-error", how, url))
                    .as(how)
                    .startsWith("# HELP kura_")
                    .contains(VALUE)
                    .endsWith("\n");
        }
        assertThat(curl("--compressed", "--include", url)).containsIgnoringCase("\ncontent-encoding: gzip\r\n");
    }

    @Test
    void curlAsksTwiceOnOneConnectionAndForTheHeadersAlone() throws Exception {
        assertThat(curl("-o", "/dev/null", "-o", "/dev/null", "-w", "%{num_connects} ", url, url))
                .isEqualTo("1 0 ");
        assertThat(curl("--head", url))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .containsIgnoringCase("\ncontent-type: text/plain; version=0.0.4; charset=utf-8")
                .endsWith("\r\n\r\n");
    }

    @Test
    void chromiumShowsItAsText() throws Exception {
        try (var browser = new Browser(storage)) {
            browser.open(url);
            assertThat(browser.evaluate("document.contentType")).isEqualTo("text/plain");
            assertThat(browser.evaluate("document.body.innerText")).contains(VALUE);
        }
    }

    @Test
    void wrkGetsNothingButPages() throws Exception {
        String said = prints("wrk", "-t", "1", "-c", "4", "-d", "2s", "--timeout", "30s", url);
        assertThat(Integer.parseInt(Browser.find("(\\d+) requests in ", said))).isPositive();
        assertThat(said).doesNotContain("Non-2xx", "Socket errors");
    }

    /** Whatever its user has set. */
    private static String curl(String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("curl", "--disable", "--noproxy", "*", "--silent", "--max-time", "30"));
        command.addAll(List.of(arguments));
        return prints(command.toArray(String[]::new));
    }

    private static String prints(String... command) throws Exception {
        try (var program = new Program(storage, Map.of(), List.of(command))) {
            assertThat(program.ends(30)).as(program.output()).isZero();
            return program.output();
        }
    }
}
