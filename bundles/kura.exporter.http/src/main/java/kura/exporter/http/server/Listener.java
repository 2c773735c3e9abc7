// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server listening where it should. A new place is taken first and the old one left afterwards; while the new one
 * cannot be had the old one stays. All of it happens on the server's thread, one change after the other.
 */
public final class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int FIRST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final int RELEASE_MILLIS = 20; // a closed channel gives its port back at the selector's next turn

    private final HttpServer server;
    private final Announcement announcement;
    private InetSocketAddress wanted;
    private InetSocketAddress place; // of the open channel, as it was asked for: the channel says [::] for 0.0.0.0
    private InetSocketAddress left; // for another address with the same port, to come back to
    private Channel open;
    private InetSocketAddress refused; // where it could not listen when it was last told to
    private boolean changing;
    private int pauseMillis;
    private Future<?> retry;

    /** Of a server; somebody hears what becomes of it. */
    public Listener(HttpServer server, Whereabouts whereabouts) {
        this.server = server;
        this.announcement = new Announcement(server, whereabouts);
    }

    /**
     * Listens there from now on, and nowhere else; does nothing if it does so already, or is trying to.
     *
     * @param path of the metrics, for the log
     */
    public void listen(InetSocketAddress where, String path) {
        server.later(
                () -> {
                    announcement.path(path);
                    if (where.equals(place)) {
                        announcement.at(place);
                    }
                    if (!where.equals(wanted)) {
                        wanted = where;
                        left = null;
                        refused = null;
                        pauseMillis = FIRST_PAUSE_MILLIS;
                        settle();
                    } else if (refused != null) { // it went back there already
                        refused = null;
                        announcement.tell(place, null);
                    }
                },
                0);
    }

    /** As {@link HttpServer#encrypt}; its addresses begin otherwise then. */
    public void encrypt(Encryption wanted, boolean retire) {
        server.encrypt(wanted, retire);
        server.later(
                () -> {
                    if (open != null) {
                        announcement.at(place);
                    }
                },
                0);
    }

    private void settle() {
        if (changing || wanted.equals(place)) {
            return;
        }
        changing = true;
        if (retry != null) {
            retry.cancel(false);
        }
        if (open != null && wanted.getPort() == place.getPort()) { // one has to go before the other can come
            left = place;
            close();
            server.later(this::bind, RELEASE_MILLIS);
        } else {
            bind();
        }
    }

    private void bind() {
        InetSocketAddress where = wanted;
        server.listen(where).addListener(bound -> {
            changing = false;
            if (bound.isSuccess()) {
                opened(where, ((ChannelFuture) bound).channel());
            } else if (!where.equals(wanted)) {
                settle();
            } else {
                refused(where, bound.cause().getMessage());
            }
        });
    }

    private void opened(InetSocketAddress where, Channel channel) {
        if (open != null) {
            close();
        }
        open = channel;
        place = where;
        announcement.begun(where);
        if (refused == null || refused.equals(where)) {
            announcement.tell(place, null);
        } else {
            announcement.tell(
                    place, "the endpoint cannot listen on " + Announcement.text(refused) + " and went back here");
        }
        settle();
    }

    private void refused(InetSocketAddress where, String why) {
        if (server.isClosing()) {
            return;
        }
        if (left != null) {
            log.error(
                    "cannot listen on {}: {}; going back to {}", Announcement.text(where), why, announcement.url(left));
            refused = where;
            wanted = left;
            left = null;
            settle();
            return;
        }
        if (pauseMillis == FIRST_PAUSE_MILLIS) {
            String meanwhile = open == null ? "" : "; metrics stay at " + announcement.url(place) + " meanwhile";
            log.error("cannot listen on {}: {}; trying until it is free{}", Announcement.text(where), why, meanwhile);
        }
        announcement.tell(
                place,
                "the endpoint cannot listen on " + Announcement.text(where) + ": " + why
                        + "; it tries again until it can");
        retry = server.later(this::settle, pauseMillis);
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    }

    /** Connections that came in here end after their next answer: nobody is served any more where nobody listens. */
    private void close() {
        open.close();
        open = null;
        place = null;
        server.retire();
    }
}
