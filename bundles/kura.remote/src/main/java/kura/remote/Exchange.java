// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import kura.remote.DeliveryException.Kind;

/** One request and its answer: runs on one thread, is awaited on another one, and can be aborted from any. */
final class Exchange {

    private final Remote remote;
    private final Tls tls;
    private final Request request;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Line line = new Line();
    private Connection connection; // this and what follows: only on its thread, until it has ended
    private Answer answer;
    private DeliveryException failure;

    /** @param kept a connection of before; null for none */
    Exchange(Remote remote, Tls tls, Request request, Connection kept) {
        this.remote = remote;
        this.tls = tls;
        this.request = request;
        this.connection = kept;
    }

    /** Looks for an answer. It is to be had when this has {@linkplain #end ended}. */
    void run() {
        try {
            answer = answer();
        } catch (DeliveryException e) {
            failure = e;
        } catch (IOException e) {
            failure = Troubles.words(e, remote, line.stage());
        } catch (Throwable e) { // an Error is most often of a bundle that was stopped
            failure = new DeliveryException(Kind.INTERNAL, "a bug: " + e, e);
        }
    }

    private Answer answer() throws IOException {
        if (connection != null) {
            Connection kept = connection;
            connection = null;
            if (kept.isUsable()) {
                try {
                    return on(kept);
                } catch (IOException e) {
                    if (kept.hasHeard() || line.isAborted()) {
                        throw e;
                    } // the server had closed it meanwhile
                }
            } else {
                kept.close();
            }
        }
        return on(Connection.open(remote, tls, line));
    }

    private Answer on(Connection with) throws IOException {
        boolean reusable = false;
        try {
            line.at("waiting for the answer", with.socket());
            Answer found = with.exchange(request);
            reusable = with.isReusable() && line.finish();
            return found;
        } finally {
            if (reusable) {
                connection = with;
            } else {
                with.close();
            }
        }
    }

    /** What can be used again; null for nothing. */
    Connection reusable() {
        return connection;
    }

    void end() {
        ended.countDown();
    }

    /** Whether it is over within some time. */
    boolean ended(long millis) throws InterruptedException {
        return ended.await(millis, TimeUnit.MILLISECONDS);
    }

    /** Cuts the connection, unless the answer is complete. */
    void abort() {
        line.abort();
    }

    /** What it is at. */
    String words() {
        return "still " + line.stage();
    }

    Answer await(Duration timeout) throws DeliveryException, InterruptedException {
        if (!ended(timeout.toMillis())) {
            String words = "there is no answer after " + timeout.toMillis() / 1000.0 + " s, " + words();
            throw new DeliveryException(Kind.TIMEOUT, words, null);
        } else if (failure != null) {
            throw failure;
        }
        return answer;
    }
}
