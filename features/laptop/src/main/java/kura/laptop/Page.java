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

    private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(5); // small boards start slowly

    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpRequest request;

    Page(String host, int port) {
        request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + "/metrics"))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /**
     * Waits until the page is there and tells of all these sensors, up or not.
     *
     * @throws IOException if that takes too long
     */
    void await(List<String> sensors) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end) {
            String page = read();
            if (page != null && sensors.stream().allMatch(sensor -> tellsOf(sensor, page))) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        throw new IOException("no metrics of " + sensors + " at " + request.uri());
    }

    /** A sensor that was read for the first time is up, or has failed. */
    private static boolean tellsOf(String sensor, String page) {
        String label = "sensor=\"" + sensor + "\"}";
        return page.contains("sensor_up{" + label + " 1.0") || page.contains("\"," + label);
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
