// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

/** What answers requests on one path. */
@FunctionalInterface
public interface Resource {

    /**
     * Answers, now or later. Called on the server's thread, which has all other connections to serve meanwhile.
     *
     * @throws Exception if it cannot; the client is told that something failed, the log what
     */
    void answer(Exchange exchange) throws Exception;
}
