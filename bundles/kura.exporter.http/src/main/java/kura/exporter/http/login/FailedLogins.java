// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.login;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who failed to log in, and how long that one waits for the answer. Only failures wait: somebody who guesses does not slow down a
 * Prometheus at the same address. All of it is bounded: addresses, waiting time and how many wait.
 */
final class FailedLogins {

    private static final int FIRST_MILLIS = 250;
    private static final int LONGEST_MILLIS = 5000;
    private static final long FORGOTTEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final int ADDRESSES = 1000;
    private static final int WAITING_AT_ONE_ADDRESS = 4;
    private static final int WAITING = 64; // of 256 connections

    private final Map<List<Object>, Client> clients = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<List<Object>, Client> eldest) {
            return size() > ADDRESSES;
        }
    };
    private int waiting;

    private static final class Client {
        private int failures;
        private long last;
        private int waiting;
    }

    /** Whether no further login from there is looked at for now: trying many at a time would be quicker otherwise. */
    synchronized boolean isFull(InetAddress address) {
        Client client = clients.get(key(address));
        return client != null
                && (client.waiting >= WAITING_AT_ONE_ADDRESS
                        || waiting >= WAITING && System.nanoTime() - client.last < FORGOTTEN_NANOS);
    }

    /** Notes one more failure; returns how many ms its answer is to wait. After these {@link #answered} is called. */
    synchronized int failed(InetAddress address) {
        Client client = clients.computeIfAbsent(key(address), any -> new Client());
        long now = System.nanoTime();
        if (now - client.last > FORGOTTEN_NANOS) {
            client.failures = 0;
        }
        client.last = now;
        int millis = Math.min(LONGEST_MILLIS, FIRST_MILLIS << client.failures);
        client.failures = Math.min(client.failures + 1, 10);
        client.waiting++;
        waiting++;
        return waiting > WAITING ? 0 : millis;
    }

    /** An answer was given. */
    synchronized void answered(InetAddress address) {
        waiting--;
        Client client = clients.get(key(address));
        if (client != null && client.waiting > 0) {
            client.waiting--;
        }
    }

    /** One customer of an IPv6 provider has 2 to the 64 addresses at least. */
    private static List<Object> key(InetAddress address) {
        byte[] bytes = address.getAddress();
        var key = new Object[Math.min(8, bytes.length)];
        Arrays.setAll(key, i -> bytes[i]);
        return List.of(key);
    }
}
