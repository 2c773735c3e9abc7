// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import kura.bus.BusException;
import kura.bus.BusException.Kind;

/**
 * A thread for calls into the system, which cannot be interrupted and may never come back. Who called waits only so long;
 * while the thread has not come back after that, all others are told at once that the bus is stuck. The thread ends when
 * there was nothing to do for a while.
 */
final class Worker {

    /** What is asked of the system. */
    @FunctionalInterface
    interface Errand {
        byte[] run() throws BusException;
    }

    private static final int IDLE_SECONDS = 30;

    private final String name;
    private final int turnMillis;
    private final int callMillis;
    private final Runnable close;
    private final Semaphore turn = new Semaphore(1, true); // whoever took it, the thread gives it back
    private final ThreadPoolExecutor thread =
            new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), this::thread);
    private volatile boolean stuck;

    /**
     * @param name of the bus, and of its thread
     * @param turnMillis how long a call waits for its turn
     * @param callMillis how long a call takes at most, with that
     * @param close what the thread does after an errand that nobody waits for any more, and at last
     */
    Worker(String name, int turnMillis, int callMillis, Runnable close) {
        this.name = name;
        this.turnMillis = turnMillis;
        this.callMillis = callMillis;
        this.close = close;
        thread.allowCoreThreadTimeOut(true);
    }

    /** Has an errand run; what it throws is thrown here. */
    byte[] run(Errand errand) throws BusException {
        long deadline = System.nanoTime() + MILLISECONDS.toNanos(callMillis);
        var answer = new CompletableFuture<byte[]>();
        try {
            awaitTurn();
            begin(() -> run(errand, answer));
            return answer.get(deadline - System.nanoTime(), NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw givenUp(answer, new BusException(Kind.TIMEOUT, 0, name + ": interrupted while waiting"));
        } catch (TimeoutException e) {
            stuck = true;
            throw givenUp(
                    answer,
                    new BusException(
                            Kind.TIMEOUT, 0, name + ": the kernel has not ended it within " + callMillis + " ms"));
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    /** Ends the thread: now, or when the errand under way has ended. */
    void stop() {
        thread.execute(close);
        thread.shutdown();
    }

    private void awaitTurn() throws InterruptedException, BusException {
        if (stuck) {
            throw new BusException(
                    Kind.STUCK, 0, name + " is stuck: the kernel has not come back from an earlier message");
        }
        if (!turn.tryAcquire(turnMillis, MILLISECONDS)) {
            throw new BusException(Kind.STUCK, 0, name + ": other messages have not ended for " + turnMillis + " ms");
        }
    }

    private void begin(Runnable work) throws BusException {
        boolean begun = false;
        try {
            thread.execute(work);
            begun = true;
        } catch (RejectedExecutionException e) {
            throw new BusException(Kind.ABSENT, 0, name + ": the driver was stopped; ask for the bus again");
        } finally {
            if (!begun) {
                turn.release();
            }
        }
    }

    private void run(Errand errand, CompletableFuture<byte[]> answer) {
        boolean awaited = false;
        try {
            awaited = !answer.isDone() && answer.complete(errand.run());
        } catch (Throwable e) {
            awaited = answer.completeExceptionally(e);
        } finally {
            if (!awaited) {
                close.run();
                stuck = false;
            }
            turn.release();
        }
    }

    /** An answer that came in the very last moment is too late as well, but then the thread is back. */
    private BusException givenUp(CompletableFuture<byte[]> answer, BusException reason) {
        if (!answer.completeExceptionally(reason)) {
            stuck = false;
        }
        return reason;
    }

    private BusException failure(Throwable cause) {
        if (cause instanceof BusException expected) {
            return expected;
        }
        throw new IllegalStateException(name + " failed", cause);
    }

    private Thread thread(Runnable work) {
        var made = new Thread(work, "kura-" + name);
        made.setDaemon(true);
        made.setContextClassLoader(null); // not that of whoever happened to ask first
        return made;
    }
}
