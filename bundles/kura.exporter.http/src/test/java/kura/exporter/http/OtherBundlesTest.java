// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import kura.exporter.http.route.Request;
import kura.exporter.http.route.RequestFilter;
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
        var registration = endpoint.registration(Map.of(Route.PATH, "/valves", Route.METHOD, "POST"));
        endpoint.exporter().addRoute(valves, registration);

        assertThat(endpoint.raw("POST /valves?open=1&open=2 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n"
                        + "Connection: close\r\n\r\nhello"))
                .startsWith("HTTP/1.1 201 Created")
                .endsWith("POST /valves {open=[1, 2]} hello");
        assertThat(endpoint.get("/valves").statusCode()).isEqualTo(405);

        endpoint.exporter().removeRoute(valves, registration);
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
        endpoint.route("/liar", liar);

        assertThat(endpoint.get("/liar").body()).isEqualTo("all of it");
        assertThat(endpoint.raw("GET /liar?known HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 304")
                .contains("content-length: 9\r\n")
                .doesNotContain("chunked", "upgrade")
                .endsWith("\r\n\r\n");
    }

    @Test
    void aRouteThatFailsIsAnErrorWithoutDetails() throws Exception {
        endpoint.route("/broken", request -> {
            throw new IllegalStateException("the secret of the plant");
        });

        var answer = endpoint.get("/broken");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("Something failed; the gateway's log says what.\n");
    }

    @Test
    void aRouteCannotTakeAPathThatIsTakenNorOneThatIsNone() throws Exception {
        Route thief = request -> Response.text(200, "stolen");
        var registration = endpoint.route("/metrics", thief);
        endpoint.route("nowhere", thief);
        endpoint.exporter().addRoute(thief, endpoint.registration(Map.of()));
        endpoint.exporter().removeRoute(thief, registration);

        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void aFilterIsAskedBeforeAnythingIsAnswered() throws Exception {
        endpoint.filter(1, request -> Optional.empty());
        RequestFilter door = request -> request.headers().containsKey("x-pass")
                ? Optional.empty()
                : Optional.of(new Response(403, "text/plain", Map.of("X-Why", "no pass"), new byte[0]));
        var registration = endpoint.filter(0, door);

        var refused = endpoint.get("/metrics");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.headers().firstValue("x-why")).contains("no pass");
        assertThat(endpoint.raw("GET /metrics HTTP/1.1\r\nHost: x\r\nX-Pass: 1\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");

        endpoint.exporter().removeFilter(door, registration);
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    @Test
    void noRequestSlipsThroughWhileFiltersComeAndGo() throws Exception {
        endpoint.filter(0, request -> Optional.of(Response.text(403, "no")));
        RequestFilter passing = request -> Optional.empty();
        var done = new AtomicBoolean();
        var changes = new Thread(() -> {
            while (!done.get()) {
                endpoint.exporter().removeFilter(passing, endpoint.filter(1, passing));
            }
        });
        changes.start();
        try {
            for (int i = 0; i < 1000; i++) {
                assertThat(endpoint.get("/metrics").statusCode()).isEqualTo(403);
            }
        } finally {
            done.set(true);
            changes.join();
        }
    }

    @Test
    void aFilterGoesEvenIfItsRankingChanged() throws Exception {
        endpoint.filter(5, request -> Optional.of(Response.text(403, "first")));
        RequestFilter filter = request -> Optional.of(Response.text(403, "second"));
        var registration = endpoint.filter(1, filter);
        assertThat(endpoint.get("/metrics").body()).isEqualTo("first");

        registration.put("service.ranking", 9);
        endpoint.exporter().updatedFilter(filter, registration);
        assertThat(endpoint.get("/metrics").body()).isEqualTo("second");

        endpoint.exporter().removeFilter(filter, registration);
        assertThat(endpoint.get("/metrics").body()).isEqualTo("first");
    }

    @Test
    void theSecondRouteAtAPlaceAnswersWhenTheFirstOneGoes() throws Exception {
        Route first = request -> Response.text(200, "first");
        Route second = request -> Response.text(200, "second");
        var registration = endpoint.route("/valves", first);
        var other = endpoint.route("/valves", second);
        assertThat(endpoint.get("/valves").body()).isEqualTo("first");

        registration.put(Route.PATH, "/elsewhere");
        endpoint.exporter().updatedRoute(first, registration);
        assertThat(endpoint.get("/valves").body()).isEqualTo("second");
        assertThat(endpoint.get("/elsewhere").body()).isEqualTo("first");

        endpoint.exporter().removeRoute(second, other);
        assertThat(endpoint.get("/valves").statusCode()).isEqualTo(404);
    }

    @Test
    void aRouteThatCallsItselfForEverFailsLikeAnyOther() throws Exception {
        endpoint.route("/deep", new Route() {
            @Override
            public Response answer(Request request) throws Exception {
                Response below = answer(request);
                return Response.text(200, "below: " + below);
            }
        });

        assertThat(endpoint.get("/deep").statusCode()).isEqualTo(500);
    }

    @Test
    void aQueryThatCannotBeReadIsNoFailure() throws Exception {
        endpoint.route("/valves", request -> Response.text(200, "" + request.query()));

        try (var log = new ErrorLog()) {
            assertThat(endpoint.raw("GET /valves?x=%zz HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .startsWith("HTTP/1.1 400");
            log.holdsNoSurprise();
        }
    }

    @Test
    void theSameFailureIsToldOnceAMinute() throws Exception {
        endpoint.route("/broken", request -> {
            throw new IllegalStateException("stays so");
        });

        try (var log = new ErrorLog()) {
            for (int i = 0; i < 20; i++) {
                assertThat(endpoint.get("/broken").statusCode()).isEqualTo(500);
            }
            assertThat(log.lines().split("stays so", -1)).hasSize(2);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
