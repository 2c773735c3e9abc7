// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import kura.metrics.GaugeDataPoint;
import kura.metrics.MetricRegistry;
import kura.metrics.Series;
import kura.metrics.Snapshot;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for the metrics gets them in the format that it likes best. */
class FormatsTest {

    private final HttpExporterComponent exporter = new HttpExporterComponent();
    private final MetricRegistry registry = MetricRegistry.create();
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.next();

    @BeforeEach
    void start() {
        var level = registry.gauge("level", "", "tank");
        level.labelValues("north").set(7);
        registry.counter("fillings", "").inc(3);
        exporter.setRegistry(registry);
        exporter.configure(Map.of("address", "127.0.0.1", "port", port));
        await().ignoreExceptions().until(() -> get("/metrics", "Accept", "*/*").statusCode() == 200);
    }

    @AfterEach
    void stop() {
        exporter.stop();
    }

    @Test
    void openMetricsForWhoLikesItBest() throws Exception {
        var answer = get("/metrics", "Accept", "application/openmetrics-text;version=1.0.0,text/plain;q=0.5");

        assertThat(type(answer))
                .isEqualTo("application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=underscores");
        assertThat(answer.headers().firstValue("vary")).contains("accept, accept-encoding");
        assertThat(text(answer)).endsWith("""
                        # TYPE kura_fillings counter
                        kura_fillings_total 3.0
                        # TYPE kura_level gauge
                        kura_level{tank="north"} 7.0
                        # EOF
                        """);
    }

    @Test
    void protobufForAPrometheusThatWantsNativeHistograms() throws Exception {
        var answer = get(
                "/metrics",
                "Accept",
                "application/vnd.google.protobuf;proto=io.prometheus.client.MetricFamily;encoding=delimited,*/*;q=0.1");

        assertThat(type(answer)).startsWith("application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily");
        assertThat(text(answer)).contains("kura_fillings_total", "north");
    }

    @Test
    void textForWhoLikesNothingOfOurs() throws Exception {
        assertThat(type(get("/metrics", "Accept", "image/png"))).startsWith("text/plain; version=0.0.4");
    }

    @Test
    void theOneThatALinkAsksForWhateverTheBrowserLikes() throws Exception {
        assertThat(type(get("/metrics?format=openmetrics", "Accept", "text/html")))
                .startsWith("application/openmetrics-text");
        assertThat(get("/metrics?format=xml", "Accept", "text/html").statusCode())
                .isEqualTo(400);
    }

    @Test
    void namesEscapedAsTheScraperAsks() throws Exception {
        String accept = "text/plain;version=1.0.0;escaping=";

        assertThat(type(get("/metrics", "Accept", accept + "allow-utf-8")))
                .isEqualTo("text/plain; version=1.0.0; charset=utf-8; escaping=allow-utf-8");
        assertThat(text(get("/metrics", "Accept", accept + "dots"))).contains("kura__level{tank=\"north\"} 7.0");
        assertThat(type(get("/metrics", "Accept", accept + "nonsense"))).endsWith("escaping=underscores");
    }

    @Test
    void onlyTheMetricsThatAreAskedForByName() throws Exception {
        assertThat(text(get("/metrics?name[]=kura_level", "Accept", "*/*"))).isEqualTo("""
                        # TYPE kura_level gauge
                        kura_level{tank="north"} 7.0
                        """);
        assertThat(text(get("/metrics?name%5B%5D=kura_fillings_total&name[]=other", "Accept", "*/*")))
                .isEqualTo("# TYPE kura_fillings_total counter\nkura_fillings_total 3.0\n");
        assertThat(text(get("/metrics?name[]=kura_fillings", "Accept", "*/*"))).contains("kura_fillings_total 3.0");
        assertThat(text(get("/metrics?name[]=none", "Accept", "*/*"))).isEmpty();
    }

    @Test
    void gzipForWhoTakesItAndWhereItIsWorthwhile() throws Exception {
        assertThat(get("/metrics?name[]=kura_level", "Accept-Encoding", "gzip")
                        .headers()
                        .firstValue("content-encoding"))
                .isEmpty();
        var level = registry.gauge("level", "", "tank");
        for (int i = 0; i < 100; i++) {
            level.labelValues("tank " + i).set(i);
        }

        var answer = get("/metrics", "Accept-Encoding", "br;q=1, gzip;q=0.5");

        assertThat(answer.headers().firstValue("content-encoding")).contains("gzip");
        assertThat(answer.headers().firstValueAsLong("content-length")).hasValue(answer.body().length);
        assertThat(answer.body().length).isLessThan(1500);
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(TestEndpoint.withoutOwn(new String(plain.readAllBytes(), UTF_8)))
                    .isEqualTo(TestEndpoint.withoutOwn(new Page(registry, Naming.of("kura")).render()));
        }
        for (String refusal : new String[] {"gzip;q=0", "identity", "*;q=0", "gzip;q=0,*;q=1"}) {
            assertThat(get("/metrics", "Accept-Encoding", refusal).headers().firstValue("content-encoding"))
                    .as(refusal)
                    .isEmpty();
        }
    }

    /** Of a page that takes next to no time to write and, again and again, many times that to compress. */
    @Test
    void compressingIsPartOfTheTimeThatAScrapeTakes() throws Exception {
        var level = registry.gauge("level", "", "tank");
        var random = new Random(1);
        var tanks = new ArrayList<GaugeDataPoint>();
        for (int i = 0; i < 2000; i++) {
            tanks.add(level.labelValues(new BigInteger(4000, random).toString(16)));
        }
        double plain = Double.MAX_VALUE;
        double compressed = Double.MAX_VALUE;
        for (int i = 1; i <= 3; i++) { // the least: the machine may be busy
            plain = Math.min(plain, nextScrape("identity", tanks, i));
            compressed = Math.min(compressed, nextScrape("gzip", tanks, -i));
        }

        assertThat(compressed).isGreaterThan(3 * plain);
    }

    /** How long it takes, in seconds. */
    private double nextScrape(String encoding, List<GaugeDataPoint> tanks, double value) throws Exception {
        tanks.forEach(tank -> tank.set(value)); // all of it is new
        double before = scrapeSeconds();
        get("/metrics", "Accept-Encoding", encoding);
        return scrapeSeconds() - before;
    }

    private double scrapeSeconds() {
        var snapshot = new Snapshot();
        Series series = registry.families().stream()
                .filter(family -> family.descriptor().name().equals("exporter_http_scrape_duration_seconds"))
                .findFirst()
                .orElseThrow()
                .series()
                .get(0);
        series.read(snapshot);
        for (int i = 0; i < series.parts().size(); i++) {
            if (series.parts().get(i).suffix().equals("_sum")) {
                return snapshot.number(i);
            }
        }
        throw new IllegalStateException("" + series.parts());
    }

    private HttpResponse<byte[]> get(String path, String header, String value) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://127.0.0.1:" + port + path.replace("[", "%5B").replace("]", "%5D")))
                .header(header, value)
                .build();
        return client.send(request, BodyHandlers.ofByteArray());
    }

    private static String type(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("content-type").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), UTF_8);
    }
}
