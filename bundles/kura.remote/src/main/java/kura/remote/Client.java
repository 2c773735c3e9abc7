// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import kura.remote.DeliveryException.Kind;

/**
 * Sends one request after the other to one server, over one connection as long as that works. Redirections are not followed.
 *
 * <p>Everything is done on a thread of its own, and whoever asks waits for it until the deadline and no longer: a look-up of a name
 * or a socket that hangs holds up nobody else. The thread ends when nothing was sent for half a minute.
 *
 * <p>It is not the JDK's HttpClient: on Java 17 that one cannot be closed, its timeout does not cover the body of an answer, it sends no
 * password to a proxy on the way to an https server unless the whole JVM is told so, and it goes on with connections that a NAT
 * router has long forgotten.
 */
public final class Client implements AutoCloseable {

    private static final long AFTER_ABORT_MILLIS = 1000;

    private final Remote remote;
    private final Tls tls;
    private final ThreadPoolExecutor worker;
    private Exchange last; // this and what follows are guarded by this
    private Connection idle;
    private boolean closed;

    /** @param name of the thread, after "kura-" */
    public Client(String name, Remote remote, Tls tls) {
        this.remote = remote;
        this.tls = tls;
        worker = new ThreadPoolExecutor(1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            var thread = new Thread(task, "kura-" + name);
            thread.setDaemon(true);
            thread.setContextClassLoader(null); // whoever asked first is not to be kept by it
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    /**
     * Posts to the URL that is set.
     *
     * @param headers by their names; at least Content-Type
     * @throws DeliveryException if there is no answer
     * @throws InterruptedException if whoever waits is interrupted; nobody knows whether the request arrived
     */
    public Answer post(byte[] body, Map<String, String> headers) throws DeliveryException, InterruptedException {
        return send(new Request("POST", remote.target(), headers, body));
    }

    /** Sends a request; for errors see {@link #post}. */
    public Answer send(Request request) throws DeliveryException, InterruptedException {
        return send(request, remote.timeout());
    }

    /** Sends a request with a deadline of its own; for errors see {@link #post}. */
    public Answer send(Request request, Duration timeout) throws DeliveryException, InterruptedException {
        Exchange now = begin(request);
        try {
            return now.await(timeout);
        } finally {
            now.abort(); // does nothing if it is over
        }
    }

    private Exchange begin(Request request) throws DeliveryException, InterruptedException {
        Exchange before;
        synchronized (this) {
            before = last;
        }
        if (before != null && !before.ended(AFTER_ABORT_MILLIS)) {
            throw new DeliveryException(Kind.TIMEOUT, before.words(), null); // a look-up cannot be aborted
        }
        synchronized (this) {
            if (closed) {
                throw new DeliveryException(Kind.INTERNAL, "nothing is sent any more", null);
            }
            var now = new Exchange(remote, tls, request, idle);
            idle = null;
            last = now;
            worker.execute(() -> {
                now.run();
                keep(now.reusable());
                now.end();
            });
            return now;
        }
    }

    private synchronized void keep(Connection reusable) {
        if (reusable != null && (closed || idle != null)) {
            reusable.close();
        } else {
            idle = reusable;
        }
    }

    /** Aborts what is going on. */
    @Override
    public synchronized void close() {
        closed = true;
        worker.shutdown();
        if (last != null) {
            last.abort();
        }
        if (idle != null) {
            idle.close();
            idle = null;
        }
    }
}
