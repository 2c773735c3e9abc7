// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;

/** What an exchange is at, and the socket by which it can be aborted. */
final class Line {

    private String stage = "waiting for its thread";
    private Socket socket;
    private boolean aborted;
    private boolean finished;

    /** From now on it is at that, with this socket. */
    synchronized void at(String stage, Socket socket) throws IOException {
        if (aborted) {
            close(socket);
            throw new IOException("aborted");
        }
        this.stage = stage;
        this.socket = socket;
    }

    synchronized String stage() {
        return stage;
    }

    synchronized boolean isAborted() {
        return aborted;
    }

    /** Says that the socket is not this exchange's any more. Returns false if it was aborted before. */
    synchronized boolean finish() {
        finished = true;
        return !aborted;
    }

    synchronized void abort() {
        if (!finished) {
            aborted = true;
            close(socket);
        }
    }

    private static void close(Socket socket) {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e); // never seen: a plain socket only frees its descriptor
        }
    }
}
