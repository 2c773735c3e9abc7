// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** A headless Chromium with one page, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {

    private static final String LISTENS = "DevTools listening on ";
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern COMPLAINT = Pattern.compile("\"method\":\"(Runtime.exceptionThrown|Log.entryAdded"
            + "|Runtime.consoleAPICalled|Audits.issueAdded|Page.javascriptDialogOpening)\"");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final Program chromium;
    private final WebSocket socket;

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
        var made = client.send(
                HttpRequest.newBuilder(URI.create("http://" + host + "/json/new?about:blank"))
                        .PUT(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create(find("\"webSocketDebuggerUrl\": *\"([^\"]+)\"", made.body())), new Messages())
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Audits", "Accessibility", "DOM")) {
            send(domain + ".enable", "{}");
        }
    }

    /** Whatever the browser had to complain of since this was last asked: errors, violated policies, dialogs. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    void open(String url) {
        send("Page.navigate", "{\"url\":\"" + url + "\"}");
        TestGateway.patiently(() -> {
            if (!evaluate("location.href + document.readyState").equals(url + "complete")) {
                throw new AssertionError(url + " is not open yet");
            }
        });
    }

    /** A screen of that size, and what its user prefers, for example {@code prefers-color-scheme} and dark. */
    void emulate(int width, int height, String feature, String value) {
        send(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":%d,\"height\":%d,\"deviceScaleFactor\":2,\"mobile\":true}".formatted(width, height));
        send(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"%s\",\"value\":\"%s\"}]}".formatted(feature, value));
    }

    /** What a script gives, as a text. */
    String evaluate(String script) {
        String bytes = "btoa(String.fromCharCode(...new TextEncoder().encode(String(" + script + "))))";
        String escaped = bytes.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String answer = send("Runtime.evaluate", "{\"expression\":\"" + escaped + "\"}");
        return new String(Base64.getDecoder().decode(find("\"value\":\"([^\"]*)\"", answer)), UTF_8);
    }

    void pressTab() {
        String key = "\"key\":\"Tab\",\"code\":\"Tab\",\"windowsVirtualKeyCode\":9}";
        send("Input.dispatchKeyEvent", "{\"type\":\"rawKeyDown\"," + key);
        send("Input.dispatchKeyEvent", "{\"type\":\"keyUp\"," + key);
    }

    byte[] picture() {
        return Base64.getDecoder()
                .decode(find("\"data\":\"([^\"]+)\"", send("Page.captureScreenshot", "{\"format\":\"png\"}")));
    }

    /** Asks for something; returns the answer as it comes. */
    String send(String method, String parameters) {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<String>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true);
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        if (!found.find()) {
            throw new AssertionError("no " + pattern + " in " + text);
        }
        return found.group(1);
    }

    @Override
    public void close() {
        socket.abort();
        chromium.close();
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean whole) {
            message.append(part);
            if (whole) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String text) {
            var id = ID.matcher(text);
            if (id.find()) {
                waiting.remove(Integer.valueOf(id.group(1))).complete(text);
            } else if (COMPLAINT.matcher(text).find()) {
                complaints.add(text);
            }
        }
    }
}
