// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says where metrics are: in the log when that changes, and to somebody who shows it. Used on the server's thread only. */
final class Announcement {

    private static final Logger log = LoggerFactory.getLogger(Announcement.class);

    private final HttpServer server;
    private final Whereabouts whereabouts;
    private String path = "/";
    private String told;
    private String trouble;

    Announcement(HttpServer server, Whereabouts whereabouts) {
        this.server = server;
        this.whereabouts = whereabouts;
    }

    /** Metrics have this path. */
    void path(String wanted) {
        path = wanted;
    }

    /** The server has begun to listen there; that is news even where it was before. */
    void begun(InetSocketAddress place) {
        told = null;
        at(place);
    }

    /** The server listens there, as it did, but perhaps with other addresses. */
    void at(InetSocketAddress place) {
        String now = url(place);
        if (!now.equals(told)) {
            told = now;
            log.info("metrics are at {}{}", now, firewall(place));
            tell(place, trouble);
        }
    }

    /** Where it listens, null for nowhere, and what is wrong with that, null for nothing. */
    void tell(InetSocketAddress place, String words) {
        trouble = words;
        whereabouts.changed(place == null ? null : root(place) + "/", words);
    }

    String url(InetSocketAddress where) {
        return where == null ? "nowhere" : root(where) + path;
    }

    /** What is between them and another machine; said here, for nobody hears of it otherwise. */
    private static String firewall(InetSocketAddress place) {
        return place.getAddress().isLoopbackAddress()
                ? ""
                : "; if Kura manages the firewall, open port " + place.getPort() + " under Firewall, Open Ports";
    }

    private String root(InetSocketAddress where) {
        return server.scheme() + "://" + BindFailure.text(where);
    }
}
