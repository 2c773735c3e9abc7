// SPDX-License-Identifier: EPL-2.0
package kura.laptop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The page of metrics, seen from outside. */
final class Page {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    Page(String host, int port) {
        request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/metrics"))
                .timeout(Duration.ofSeconds(2))
                .build();
    }

    /**
     * Waits until the page is there and shows these sensors to be up.
     *
     * @param prefix of metric names
     * @throws IOException if that takes too long
     */
    void await(String prefix, List<String> sensors) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        String page = null;
        while (System.nanoTime() < end) {
            page = read();
            if (page != null && up(page, prefix, sensors)) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException(page == null ? "no answer from " + request.uri() : "not all sensors came up: " + sensors);
    }

    private static boolean up(String page, String prefix, List<String> sensors) {
        return sensors.stream().allMatch(sensor -> page.contains(prefix + "sensor_up{sensor=\"" + sensor + "\"} 1.0"));
    }

    private String read() throws InterruptedException {
        try {
            var answer = client.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? answer.body() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
