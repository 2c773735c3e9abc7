// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import kura.remote.DeliveryException.Kind;

/**
 * The JDK's client with the connection that it keeps, as long as there is a good chance that somebody listens at its other end. It is
 * another one after each failure, when it was idle for long, and when the keys changed. Only for one thread, where nothing else is said.
 *
 * <p>The JDK keeps idle connections for 20 minutes (30 seconds since Java 20), and before Java 21 its client has no end but that the
 * garbage collector finds it. Its thread ends, and closes all, when it is interrupted; it is in the thread group of who made it.
 */
final class Link {

    private static final long LONGEST_IDLE = TimeUnit.SECONDS.toNanos(20); // routers forget, servers hang up
    private static final long OLDEST = TimeUnit.MINUTES.toNanos(10); // names get other addresses, keys are renewed

    private final Remote remote;
    private final Tls tls;
    private final Executor executor;
    private final ThreadGroup threads;
    private HttpClient http;
    private SSLContext context;
    private long made;
    private volatile long last;
    private volatile boolean used;

    /** @param threads that of the executor's thread, and nobody else's */
    Link(Remote remote, Tls tls, Executor executor, ThreadGroup threads) {
        this.remote = remote;
        this.tls = tls;
        this.executor = executor;
        this.threads = threads;
    }

    /** For the next request. */
    HttpClient http() throws IOException {
        long now = System.nanoTime();
        var wanted = remote.isHttps() ? context() : null;
        if (http != null && (wanted != context || now - last > LONGEST_IDLE || now - made > OLDEST)) {
            cut();
        }
        if (http == null) {
            http = http(wanted);
            context = wanted;
            made = now;
        }
        last = now;
        return http;
    }

    private HttpClient http(SSLContext context) {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(remote.connectTimeout())
                .executor(executor)
                .proxy(HttpClient.Builder.NO_PROXY);
        if (context != null) {
            builder.sslContext(context);
        }
        if (remote.proxy() != null) {
            builder.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(
                    remote.proxy().bareHost(), remote.proxy().port())));
        }
        return builder.build();
    }

    private SSLContext context() throws DeliveryException {
        try {
            return tls.context();
        } catch (IOException | GeneralSecurityException e) {
            throw new DeliveryException(Kind.TLS, "the keys or certificates cannot be used: " + e.getMessage(), e);
        }
    }

    /** There was an answer: the same connection may do again. From any thread. */
    void answered() {
        last = System.nanoTime();
        used = true;
    }

    /** Whether the next request may meet a connection of before. From any thread. */
    boolean isUsed() {
        return used;
    }

    /** Closes what is open. */
    void cut() {
        used = false;
        if (http != null) {
            http = null;
            context = null;
            threads.interrupt();
            Thread.interrupted(); // that was this one
        }
    }
}
