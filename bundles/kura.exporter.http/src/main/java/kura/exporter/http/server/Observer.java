// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

/** Hears what the server does, on its thread. */
public interface Observer {

    /** A request was answered. */
    void answered(String route, String status);

    /** Somebody was turned away. */
    void rejected(Rejection why);

    /** So many connections are open now. */
    void connections(int open);
}
