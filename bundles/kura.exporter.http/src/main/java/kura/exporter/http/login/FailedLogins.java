// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.login;

import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import kura.exporter.http.server.Networks;

/**
 * Who failed to log in, and how long that one waits for the answer. Only failures wait: somebody who guesses does not slow down a
 * Prometheus at the same address. Who has 2 to the 64 addresses is no quicker with them than with one; those who logged in from
 * one of them before are heard none the less. All of it is bounded: addresses, waiting time and how many wait.
 */
final class FailedLogins {

    private static final int FIRST_MILLIS = 250;
    private static final int LONGEST_MILLIS = 5000;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int REMEMBERED = 1000;
    private static final int WAITING_AT_ONE_ADDRESS = 4;
    private static final int WAITING_IN_ONE_NETWORK = 16;
    private static final int WAITING = 64; // of 256 connections

    private final Map<InetAddress, Waits> addresses = remembered();
    private final Map<InetAddress, Client> networks = remembered();
    private final Set<InetAddress> welcome = Collections.newSetFromMap(remembered());
    private final Waits all = new Waits();

    /** Answers that are not given yet, by when they will be: a server that closes meanwhile gives none, and tells nobody. */
    private static final class Waits {
        private final Queue<Long> ends = new ArrayDeque<>();

        int count(long now) {
            ends.removeIf(end -> end - now <= 0);
            return ends.size();
        }
    }

    private static final class Client {
        private final Waits waits = new Waits();
        private int failures;
        private long last;

        boolean failedLately(long now) {
            return now - last < FORGOTTEN_NANOS;
        }
    }

    /** Whether no further login from there is looked at for now: trying many at a time would be quicker otherwise. */
    synchronized boolean isFull(InetAddress address) {
        long now = System.nanoTime();
        Waits here = addresses.get(address);
        if (here != null && here.count(now) >= WAITING_AT_ONE_ADDRESS) {
            return true;
        }
        Client client = networks.get(Networks.client(address));
        return client != null
                && !welcome.contains(address)
                && (client.waits.count(now) >= WAITING_IN_ONE_NETWORK
                        || all.count(now) >= WAITING && client.failedLately(now));
    }

    /** Notes one more failure; returns how many ms its answer is to wait. */
    synchronized int failed(InetAddress address) {
        Client client = networks.computeIfAbsent(Networks.client(address), any -> new Client());
        long now = System.nanoTime();
        if (!client.failedLately(now)) {
            client.failures = 0;
        }
        client.last = now;
        if (all.count(now) >= WAITING) {
            return 0;
        }
        int millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << client.failures);
        client.failures = Math.min(client.failures + 1, 10);
        long end = now + TimeUnit.MILLISECONDS.toNanos(millis);
        all.ends.add(end);
        client.waits.ends.add(end);
        addresses.computeIfAbsent(address, any -> new Waits()).ends.add(end);
        return millis;
    }

    /** Notes that somebody there knows the password. */
    synchronized void succeeded(InetAddress address) {
        welcome.add(address);
    }

    /** Keeps what was looked at last. */
    private static <T> Map<InetAddress, T> remembered() {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<InetAddress, T> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
