// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import kura.exporter.remotewrite.send.Requests;
import kura.secrets.TestKeys;

/** A receiver that answers as it is told to, and keeps what it has taken. */
final class MoodyServer implements AutoCloseable {

    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Requests.Sample> taken = new CopyOnWriteArrayList<>();
    private final List<String> metadata = new CopyOnWriteArrayList<>();
    private volatile Mood mood = Mood.OK;
    private volatile SSLContext tls;

    enum Mood {
        OK("HTTP/1.1 204 No Content\r\n\r\n"),
        BUSY("HTTP/1.1 429 Too Many\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n"),
        BROKEN("HTTP/1.1 500 Oops\r\nContent-Length: 4\r\n\r\nOops"),
        REFUSES("HTTP/1.1 400 Bad\r\nContent-Length: 20\r\n\r\nout of order sample\n"),
        ELSEWHERE("HTTP/1.1 307 There\r\nLocation: http://there/write\r\nContent-Length: 0\r\n\r\n"),
        GARBAGE("\0\1\2 SMTP ready \377\r\n\r\n"),
        HALF("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhal"),
        CUTS(""),
        HANGS(null);

        private final String answer;

        Mood(String answer) {
            this.answer = answer;
        }
    }

    MoodyServer() throws IOException {
        daemon(() -> {
            while (true) {
                Socket client = server.accept();
                daemon(() -> serve(tls == null ? client : secured(client)));
            }
        });
    }

    private interface Work {
        void run() throws Exception;
    }

    private static void daemon(Work work) {
        var thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                // the client or the test is over
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private Socket secured(Socket client) throws IOException {
        var secured = (SSLSocket) tls.getSocketFactory().createSocket(client, null, true);
        secured.setUseClientMode(false);
        return secured;
    }

    private void serve(Socket client) throws Exception {
        try (client) {
            var in = new BufferedInputStream(client.getInputStream());
            while (true) {
                byte[] body = body(in);
                Mood now = mood;
                if (now == Mood.HANGS) {
                    Thread.sleep(60_000);
                } else if (now == Mood.OK) {
                    taken.addAll(Requests.samples(body));
                    metadata.addAll(Requests.metadata(body));
                }
                client.getOutputStream().write(now.answer.getBytes(US_ASCII));
                if (now == Mood.CUTS || now == Mood.HALF || now == Mood.GARBAGE) {
                    client.setSoLinger(now == Mood.CUTS, 0);
                    return;
                }
            }
        }
    }

    private static byte[] body(InputStream in) throws IOException {
        var head = new ByteArrayOutputStream();
        while (!head.toString(US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.write(next);
        }
        var length = LENGTH.matcher(head.toString(US_ASCII));
        return in.readNBytes(length.find() ? Integer.parseInt(length.group(1)) : 0);
    }

    String url() {
        return (tls == null ? "http" : "https") + "://127.0.0.1:" + server.getLocalPort() + "/api/v1/write";
    }

    /** With these keys from the next connection on. */
    void secure(TestKeys keys) throws GeneralSecurityException {
        var managers = KeyManagerFactory.getInstance("PKIX");
        managers.init(keys.store(), TestKeys.PASSWORD.toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        tls = context;
    }

    void be(Mood wanted) {
        mood = wanted;
    }

    List<Requests.Sample> taken() {
        return taken;
    }

    /** The names of metrics whose metadata came. */
    List<String> metadata() {
        return metadata;
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
