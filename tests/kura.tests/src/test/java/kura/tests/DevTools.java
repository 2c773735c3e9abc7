// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Chromium's DevTools protocol: questions and answers in JSON over a web socket, and what it tells without being asked. */
final class DevTools implements WebSocket.Listener, AutoCloseable {

    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern COMPLAINT = Pattern.compile("\"method\":\"(Runtime.exceptionThrown|Log.entryAdded"
            + "|Runtime.consoleAPICalled|Audits.issueAdded|Page.javascriptDialogOpening)\"");

    private final AtomicInteger last = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI page) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, this)
                .join();
        for (String domain : List.of("Page", "Runtime", "Log", "Audits", "Accessibility", "DOM")) {
            send(domain + ".enable", "{}");
        }
    }

    /** Errors, violated policies and dialogs since this was last asked. */
    List<String> complaints() {
        var all = List.copyOf(complaints);
        complaints.clear();
        return all;
    }

    /** Asks for something; returns the answer as it comes. */
    String send(String method, String parameters) {
        int id = last.incrementAndGet();
        var answer = new CompletableFuture<String>();
        waiting.put(id, answer);
        socket.sendText("{\"id\":%d,\"method\":\"%s\",\"params\":%s}".formatted(id, method, parameters), true);
        return answer.orTimeout(20, TimeUnit.SECONDS).join();
    }

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

    @Override
    public void close() {
        socket.abort();
    }
}
