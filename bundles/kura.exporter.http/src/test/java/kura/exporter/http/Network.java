// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Another network stack in this kernel, with a cable from there to here. Only root can have one. */
final class Network implements AutoCloseable {

    /** At its end of the cable. Addresses for documentation: no machine has them. */
    static final String ADDRESS = "198.51.100.2";

    private static final String HERE = "198.51.100.1";

    private final String name = "kura" + ProcessHandle.current().pid();

    /** With the cable plugged in, and no address at that end yet. */
    Network() throws IOException {
        String refusal = attempt("netns add " + name);
        assumeTrue(refusal == null, "no network of its own for a test: needs root and ip");
        try {
            run("link add " + name + " type veth peer name eth0 netns " + name);
            run("addr add " + HERE + "/30 dev " + name);
            run("link set " + name + " up");
            inside("link set lo up");
            inside("link set eth0 up");
        } catch (IOException | RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    /** Begins a command that is to run in there. */
    List<String> command() {
        return List.of("ip", "netns", "exec", name);
    }

    /** Does something with its interface eth0, in the words of ip(8). */
    void inside(String words) throws IOException {
        run("-n " + name + " " + words);
    }

    private static void run(String words) throws IOException {
        String refusal = attempt(words);
        if (refusal != null) {
            throw new IOException("ip " + words + ": " + refusal);
        }
    }

    /** Null if that went well. */
    private static String attempt(String words) throws IOException {
        var command = new ArrayList<>(List.of("ip"));
        command.addAll(Arrays.asList(words.split(" ")));
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes());
            return process.waitFor() == 0 ? null : said;
        } catch (IOException e) { // there is no such program
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return e.toString();
        }
    }

    /** The cable first: with the rest it would go some time later. */
    @Override
    public void close() throws IOException {
        attempt("link del " + name);
        run("netns del " + name);
    }
}
