// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;

/** What components log, instead of on the console: a test that provokes hundreds of warnings would bury all others. */
final class ErrorLog implements AutoCloseable {

    private final PrintStream console = System.err;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    ErrorLog() {
        System.setErr(new PrintStream(bytes, true));
    }

    /** Lines since the last call of this. */
    List<String> lines() {
        synchronized (bytes) {
            var lines = bytes.toString().lines().toList();
            bytes.reset();
            return lines;
        }
    }

    @Override
    public void close() {
        System.setErr(console);
    }
}
