// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does with each connection what a test wants. */
final class RawServer implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** What is done with a connection; it is closed then. */
    @FunctionalInterface
    interface Behaviour {
        void serve(Socket socket) throws Exception;
    }

    RawServer(Behaviour behaviour) throws IOException {
        this(new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")), behaviour);
    }

    RawServer(ServerSocket server, Behaviour behaviour) {
        this.server = server;
        start(() -> {
            while (true) {
                Socket socket = server.accept();
                sockets.add(socket);
                start(() -> {
                    try (socket) {
                        behaviour.serve(socket);
                    }
                });
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void start(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // the other side went away, as it should
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    String url() {
        return "http://127.0.0.1:" + port() + "/push";
    }

    int connections() {
        return sockets.size();
    }

    /** Reads a whole request; null at the end of the connection. */
    static String request(Socket socket) throws IOException {
        return request(new BufferedInputStream(socket.getInputStream()));
    }

    static String request(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return null;
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.ISO_8859_1);
        var length = java.util.regex.Pattern.compile("Content-Length: (\\d+)").matcher(text);
        byte[] body = in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
        return text + new String(body, StandardCharsets.UTF_8);
    }

    static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
