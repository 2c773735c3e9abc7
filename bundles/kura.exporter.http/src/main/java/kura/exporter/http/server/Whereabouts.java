// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

/** Hears where a server listens, on its thread. */
@FunctionalInterface
public interface Whereabouts {

    /**
     * That has changed.
     *
     * @param url where it listens; null for nowhere
     * @param trouble why it does not listen where it should; null if it does
     */
    void changed(String url, String trouble);
}
