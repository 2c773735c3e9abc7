// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/** The metrics, as a scraper sees them: over connections that stay open. */
final class Page {

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpRequest request;

    Page(int port) {
        this(port, "/metrics");
    }

    Page(int port, String path) {
        request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(5))
                .build();
    }

    /** The status that somebody gets who logs in. @param login user, colon, password */
    int status(String login) throws IOException, InterruptedException {
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        var known = HttpRequest.newBuilder(request.uri())
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", "Basic " + encoded)
                .build();
        return CLIENT.send(known, BodyHandlers.discarding()).statusCode();
    }

    String read() throws IOException, InterruptedException {
        var answer = CLIENT.send(request, BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException("status " + answer.statusCode() + ": " + answer.body());
        }
        return answer.body();
    }
}
