// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import kura.testing.FreePort;

/** Prometheus' own Pushgateway, as Debian has it. */
final class RealPushgateway implements AutoCloseable {

    private final int port;
    private final Process process;

    RealPushgateway() throws IOException {
        this(FreePort.next());
    }

    RealPushgateway(int port) throws IOException {
        this.port = port;
        process = new ProcessBuilder("prometheus-pushgateway", "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        patiently(() -> assertThat(page()).contains("pushgateway_build_info"));
    }

    static void patiently(org.awaitility.core.ThrowingRunnable assertion) {
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(assertion);
    }

    int port() {
        return port;
    }

    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** What Prometheus would scrape. */
    String page() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url() + "/metrics")).timeout(Duration.ofSeconds(10));
        return HttpClient.newHttpClient()
                .send(request.build(), BodyHandlers.ofString())
                .body();
    }

    void shows(String text) {
        patiently(() -> assertThat(page()).contains(text));
    }

    void showsNo(String text) {
        patiently(() -> assertThat(page()).doesNotContain(text));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
