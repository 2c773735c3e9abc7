// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final String LISTENS = "DevTools listening on ";
    private final Program chromium;
    private final DevTools tools;

    Browser(Path folder) throws IOException, InterruptedException {
        chromium = new Program(
                folder,
                Map.of(),
                List.of(
                        "chromium",
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + folder.resolve("chromium"),
                        "about:blank"));
        chromium.prints(LISTENS);
        String host = find(LISTENS + "ws://([^/]+)/", chromium.output());
        var made = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?about:blank"))
                                .PUT(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
        tools = new DevTools(URI.create(find("\"webSocketDebuggerUrl\": *\"([^\"]+)\"", made.body())));
    }

    DevTools tools() {
        return tools;
    }

    void open(String url) {
        tools.send("Page.navigate", "{\"url\":\"" + url + "\"}");
        TestGateway.patiently(() -> {
            if (!evaluate("location.href + document.readyState").equals(url + "complete")) {
                throw new AssertionError(url + " is not open yet");
            }
        });
    }

    /** Says who asks, from now on. */
    void logIn(String user, String password) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        tools.send("Network.enable", "{}");
        tools.send("Network.setExtraHTTPHeaders", "{\"headers\":{\"Authorization\":\"Basic " + login + "\"}}");
    }

    /** A PC's screen. */
    void screen(int width, int height) {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":1,\"mobile\":false}".formatted(width, height));
    }

    /** A phone of that size, and what its user prefers, for example {@code prefers-color-scheme} and dark. */
    void emulate(int width, int height, String feature, String value) {
        tools.send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":2,\"mobile\":true}".formatted(width, height));
        tools.send(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"%s\",\"value\":\"%s\"}]}".formatted(feature, value));
    }

    /** What a script gives, as a text. */
    String evaluate(String script) {
        String bytes = "btoa(String.fromCharCode(...new TextEncoder().encode(String(" + script + "))))";
        String escaped = bytes.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String answer = tools.send("Runtime.evaluate", "{\"expression\":\"" + escaped + "\"}");
        return new String(Base64.getDecoder().decode(find("\"value\":\"([^\"]*)\"", answer)), UTF_8);
    }

    Hand hand() {
        return new Hand(this);
    }

    /** What the screen shows, in PNG, so much larger or smaller. */
    byte[] picture(int width, int height, double scale) {
        String clip = "{\"clip\":{\"x\":0,\"y\":%s,\"width\":%d,\"height\":%d,\"scale\":%s}}"
                .formatted(evaluate("scrollY"), width, height, scale);
        return Base64.getDecoder().decode(find("\"data\":\"([^\"]+)\"", tools.send("Page.captureScreenshot", clip)));
    }

    static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    /** Waits for its end, so that it no longer writes into its folder. */
    @Override
    public void close() {
        try {
            tools.send("Browser.close", "{}");
            chromium.ends(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            tools.close();
            chromium.close();
        }
    }
}
