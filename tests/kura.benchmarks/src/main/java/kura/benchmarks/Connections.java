// SPDX-License-Identifier: EPL-2.0
package kura.benchmarks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints how many kB of resident memory a server takes for 256 connections that all ask, and read only when all have asked. */
final class Connections {

    private static final int ROUNDS = 5;

    private Connections() {}

    /** Arguments: a port of 127.0.0.1, the process that listens there. */
    public static void main(String[] arguments) throws IOException {
        int port = Integer.parseInt(arguments[0]);
        long before = resident(arguments[1]);
        List<Socket> sockets = new ArrayList<>();
        long most = 0;
        for (int i = 0; i < 256; i++) { // from two addresses: one may not have as many
            sockets.add(new Socket(
                    InetAddress.getByName("127.0.0.1"), port, InetAddress.getByName("127.0.0." + (1 + i % 2)), 0));
        }
        for (int round = 0; round < ROUNDS; round++) {
            for (var socket : sockets) {
                socket.getOutputStream().write("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            }
            for (var socket : sockets) {
                read(socket);
            }
            most = Math.max(most, resident(arguments[1]));
        }
        System.out.println(most - before);
        for (var socket : sockets) {
            socket.close();
        }
    }

    private static void read(Socket socket) throws IOException {
        var head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("closed after: " + head);
            }
            head.append((char) next);
        }
        int length = Integer.parseInt(head.toString().replaceAll("(?si).*content-length: (\\d+)\r\n.*", "$1"));
        socket.getInputStream().readNBytes(length);
    }

    private static long resident(String process) throws IOException {
        return Files.readAllLines(Path.of("/proc", process, "status")).stream()
                .filter(line -> line.startsWith("VmRSS"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
