// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

/** Hears what the server does, on its thread. */
public interface Observer {

    /** A request was answered. */
    void answered(String route, String status);

    /** Somebody was turned away. */
    default void rejected(Rejection why) {
        rejected(why, "");
    }

    /** Somebody was turned away; {@code who}, and what else there is to say, for the log. */
    void rejected(Rejection why, String who);

    /** So many connections are open now. */
    void connections(int open);
}
