// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import kura.testing.FreePort;

/** How ./run is started on ports that are free, and its web console asked. */
final class Laptop {

    private static final Path RUN = TestGateway.FEATURES.resolveSibling("run").normalize();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port = FreePort.next();
    private final int consolePort = FreePort.next();

    int port() {
        return port;
    }

    int consolePort() {
        return consolePort;
    }

    List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(RUN.toString()));
        command.addAll(List.of("--port", String.valueOf(port), "--console-port", String.valueOf(consolePort)));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Where a page of the console is. */
    String url(String path) {
        return "http://127.0.0.1:" + consolePort + "/system/console" + path;
    }

    /** A request to the console, from who may. */
    HttpRequest.Builder console(String path) {
        return HttpRequest.newBuilder(URI.create(url(path)))
                .timeout(Duration.ofSeconds(60))
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString("admin:admin".getBytes()));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The first line of what is answered to an upload with these headers, of which one byte comes. */
    String upload(String path, String... headers) throws IOException {
        try (var socket = new Socket("127.0.0.1", consolePort)) {
            socket.setSoTimeout(60_000);
            String request = "POST /system/console" + path + " HTTP/1.1\r\nAuthorization: Basic YWRtaW46YWRtaW4=\r\n"
                    + String.join("\r\n", headers) + "\r\n\r\n?";
            socket.getOutputStream().write(request.getBytes());
            return new BufferedReader(new InputStreamReader(socket.getInputStream())).readLine();
        }
    }
}
