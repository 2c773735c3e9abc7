// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other bundles answer requests too, and look at them before. */
class OtherBundlesTest {

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void aRouteAnswersUntilItsBundleStops() throws Exception {
        Route valves = request -> Response.text(
                201, request.method() + " " + request.path() + " " + request.query() + " " + text(request.body()));
        endpoint.exporter().addRoute(valves, Map.of(Route.PATH, "/valves", Route.METHOD, "POST"));

        assertThat(endpoint.raw("POST /valves?open=1&open=2 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\nhello"))
                .startsWith("HTTP/1.1 201 Created")
                .endsWith("POST /valves {open=[1, 2]} hello");
        assertThat(endpoint.get("/valves").statusCode()).isEqualTo(405);

        endpoint.exporter().removeRoute(valves);
        assertThat(endpoint.get("/valves").statusCode()).isEqualTo(404);
    }

    @Test
    void aRouteCannotSayHowLongItsAnswerIs() throws Exception {
        var lies = Map.of("Content-Length", "3", "transfer-encoding", "chunked", "Connection", "upgrade");
        Route liar = request -> new Response(
                request.query().containsKey("known") ? 304 : 200,
                "text/plain",
                lies,
                "all of it".getBytes(StandardCharsets.UTF_8));
        endpoint.exporter().addRoute(liar, Map.of(Route.PATH, "/liar"));

        assertThat(endpoint.get("/liar").body()).isEqualTo("all of it");
        assertThat(endpoint.raw("GET /liar?known HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 304")
                .contains("content-length: 9\r\n")
                .doesNotContain("chunked", "upgrade")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aRouteThatFailsIsAnErrorWithoutDetails() throws Exception {
        endpoint.exporter()
                .addRoute(
                        request -> {
                            throw new IllegalStateException("the secret of the plant");
                        },
                        Map.of(Route.PATH, "/broken"));

        var answer = endpoint.get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Something failed; the gateway's log says what.\n");
    }

    @Test
    void aRouteCannotTakeAPathThatIsTakenNorOneThatIsNone() throws Exception {
        Route thief = request -> Response.text(200, "stolen");
        endpoint.exporter().addRoute(thief, Map.of(Route.PATH, "/metrics"));
        endpoint.exporter().addRoute(thief, Map.of(Route.PATH, "nowhere"));
        endpoint.exporter().addRoute(thief, Map.of());
        endpoint.exporter().removeRoute(thief);

        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void aFilterIsAskedBeforeAnythingIsAnswered() throws Exception {
        endpoint.exporter()
                .filters(List.of(
                        request -> Optional.empty(),
                        request -> request.headers().containsKey("x-pass")
                                ? Optional.empty()
                                : Optional.of(
                                        new Response(403, "text/plain", Map.of("X-Why", "no pass"), new byte[0]))));

        var refused = endpoint.get("/metrics");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("x-why")).contains("no pass");
        assertThat(endpoint.raw("GET /metrics HTTP/1.1\r\nHost: x\r\nX-Pass: 1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");

        endpoint.exporter().filters(List.of());
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
