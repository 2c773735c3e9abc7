// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server listening where it should. A new place is taken first and the old one left afterwards; if the new one
 * cannot be had the old one stays. All of it happens on the server's thread, one change after the other.
 */
final class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int FIRST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final int RELEASE_MILLIS = 20; // a closed channel gives its port back at the selector's next turn

    private final HttpServer server;
    private InetSocketAddress wanted;
    private InetSocketAddress place; // of the open channel, as it was asked for: the channel says [::] for 0.0.0.0
    private Channel open;
    private boolean changing;
    private int pauseMillis;

    Listener(HttpServer server) {
        this.server = server;
    }

    /** Listens there from now on, and nowhere else; does nothing if it does so already. */
    void listen(InetSocketAddress where) {
        server.later(
                () -> {
                    wanted = where;
                    pauseMillis = FIRST_PAUSE_MILLIS;
                    settle();
                },
                0);
    }

    private void settle() {
        if (changing || wanted.equals(place)) {
            return;
        }
        changing = true;
        if (open != null && wanted.getPort() == place.getPort()) { // one has to go before the other can come
            open.close().addListener(closed -> server.later(this::bind, RELEASE_MILLIS));
            open = null;
            place = null;
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
                refused(where, bound.cause());
            }
        });
    }

    private void opened(InetSocketAddress where, Channel channel) {
        if (open != null) {
            open.close();
        }
        open = channel;
        place = where;
        log.info("metrics are at {}", url(where));
        settle();
    }

    private void refused(InetSocketAddress where, Throwable cause) {
        String why = cause.getMessage();
        if (open != null) {
            log.error("cannot listen on {}: {}; choose another port, metrics stay at {}", text(where), why, url(place));
            return;
        }
        if (pauseMillis == FIRST_PAUSE_MILLIS) {
            log.error("cannot listen on {}: {}; trying until it is free, or choose another port", text(where), why);
        }
        server.later(this::settle, pauseMillis);
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
    }

    private static String url(InetSocketAddress where) {
        return "http://" + text(where) + MetricsHandler.PATH;
    }

    private static String text(InetSocketAddress where) {
        String host = where.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + where.getPort();
    }
}
