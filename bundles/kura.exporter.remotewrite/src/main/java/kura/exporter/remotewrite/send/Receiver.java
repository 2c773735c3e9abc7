// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import java.io.IOException;
import kura.exporter.remotewrite.wire.Version;
import kura.remote.Answer;

/** Who is sent to. */
@FunctionalInterface
public interface Receiver {

    /**
     * Sends a request and waits for the answer, never longer than its deadline.
     *
     * @throws IOException in words, if there is no answer
     */
    Answer send(byte[] request, Version version) throws IOException, InterruptedException;
}
