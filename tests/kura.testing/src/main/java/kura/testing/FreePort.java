// SPDX-License-Identifier: EPL-2.0
package kura.testing;

import java.io.IOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * TCP ports for servers that a test starts later. None comes twice, and nobody gets one by chance in the meantime: they are
 * below those that Linux gives to connections, and two JVMs that test a module side by side, or start others with
 * {@link #inAChild()}, have different ones.
 */
public final class FreePort {

    private static final int FIRST = 10_000;
    private static final int OF_A_JVM = 5_000;
    private static final int JVMS = 4;

    private static final int JVM = Integer.parseInt(System.getProperty("fork", "1")) % JVMS; // the build says which
    private static final int START = FIRST + JVM * OF_A_JVM;
    private static final AtomicInteger given =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(OF_A_JVM)); // another build may run, too

    private FreePort() {}

    /** The argument of a JVM that this one starts, so that it has ports of its own. */
    public static String inAChild() {
        return "-Dfork=" + (JVM + JVMS / 2);
    }

    /**
     * The next port on which nobody listens.
     *
     * @throws IllegalStateException if there is none
     */
    public static int next() {
        for (int i = 0; i < OF_A_JVM; i++) {
            int port = START + Math.floorMod(given.getAndIncrement(), OF_A_JVM);
            try (var socket = new ServerSocket(port)) {
                return socket.getLocalPort();
            } catch (BindException e) {
                continue; // somebody listens there
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
        throw new IllegalStateException("no port is free from " + START + " on");
    }
}
