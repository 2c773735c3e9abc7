// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kura.remote.DeliveryException.Kind;

/**
 * Sends one request after the other to one server, over one connection as long as that works. Redirections are not followed. For one
 * caller at a time; any thread may close it.
 *
 * <p>This is the JDK's HttpClient with what it leaves to others: a deadline that covers all, from the look-up of the address to the
 * end of the answer; the second attempt when the connection of before turns out to be closed; and words for what goes wrong.
 */
public final class Client implements AutoCloseable {

    private final Remote remote;
    private final Link link;
    private final ThreadPoolExecutor worker;
    private Future<?> pending; // this and what follows are guarded by this
    private boolean closed;

    /** @param name of the thread, after "kura-"; it ends when nothing was sent for half a minute */
    public Client(String name, Remote remote, Tls tls) {
        this.remote = remote;
        var threads = new ThreadGroup("kura-" + name);
        var discarded = new ThreadPoolExecutor.DiscardPolicy(); // what the JDK still wants to do after the end
        worker = new ThreadPoolExecutor(
                1, 1, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> thread(threads, task), discarded);
        worker.allowCoreThreadTimeOut(true);
        link = new Link(remote, tls, worker, threads);
    }

    private static Thread thread(ThreadGroup threads, Runnable task) {
        var thread = new Thread(threads, task, threads.getName());
        thread.setDaemon(true);
        thread.setContextClassLoader(null); // whoever asked first is not to be kept by it
        return thread;
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
        long end = System.nanoTime() + timeout.toNanos();
        boolean answered = false;
        try {
            Answer answer = answer(request.of(remote), end);
            if (answer.status() == 407 && remote.isHttps() && remote.proxy() != null) {
                throw remote.proxy().refused(answer);
            }
            answered = true;
            return answer;
        } catch (TimeoutException e) {
            String words =
                    "there is no answer after " + timeout.toMillis() / 1000.0 + " s, still waiting for the answer";
            throw new DeliveryException(Kind.TIMEOUT, words, e);
        } catch (ExecutionException e) {
            throw Troubles.words(e.getCause(), remote);
        } catch (CancellationException e) {
            throw new DeliveryException(Kind.INTERNAL, "nothing is sent any more", e);
        } catch (RuntimeException e) {
            throw Troubles.words(e, remote);
        } finally {
            if (!answered) {
                worker.execute(link::cut);
            }
        }
    }

    private Answer answer(HttpRequest request, long end)
            throws TimeoutException, ExecutionException, InterruptedException {
        var excerpt = new Excerpt();
        boolean used = link.isUsed();
        try {
            return answer(request, excerpt, end);
        } catch (ExecutionException e) {
            if (excerpt.isRefusal()) {
                return excerpt.refusal();
            }
            boolean stale = used && !excerpt.isBegun() && Troubles.isCut(e.getCause());
            if (!stale) {
                throw e;
            } // the server, or somebody on the way, had closed it meanwhile
        }
        worker.execute(link::cut);
        return answer(request, new Excerpt(), end);
    }

    private Answer answer(HttpRequest request, Excerpt excerpt, long end)
            throws TimeoutException, ExecutionException, InterruptedException {
        var http = await(worker.submit((Callable<HttpClient>) link::http), end);
        HttpResponse<String> response = await(http.sendAsync(request, excerpt), end);
        link.answered();
        String text = response.body() == null ? "" : response.body(); // there is none of a proxy's refusal
        return Answer.of(response.statusCode(), response.headers(), text);
    }

    private <T> T await(Future<T> future, long end) throws TimeoutException, ExecutionException, InterruptedException {
        synchronized (this) {
            pending = future;
            if (closed) {
                throw new CancellationException();
            }
        }
        try {
            return future.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } finally {
            future.cancel(true); // does nothing if it is over
        }
    }

    /** Aborts what is going on. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pending != null) {
            pending.cancel(true);
        }
        worker.execute(link::cut);
        worker.shutdown();
    }
}
