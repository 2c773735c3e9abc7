// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server listening where it should. A new place is taken first and the old one left afterwards; if the new one
 * cannot be had the old one stays. All of it happens on the server's thread.
 */
final class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int FIRST_PAUSE_MILLIS = 1000;
    private static final int LONGEST_PAUSE_MILLIS = 30_000;
    private static final int RELEASE_MILLIS = 20; // a closed channel gives its port back at the selector's next turn

    private final HttpServer server;
    private InetSocketAddress wanted;
    private Channel open;
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
                    if (open == null) {
                        begin(where);
                    } else if (!where.equals(place(open))) {
                        move(where);
                    }
                },
                0);
    }

    private void move(InetSocketAddress where) {
        Channel old = open;
        if (where.getPort() == place(old).getPort()) { // one has to go before the other can come
            open = null;
            old.close().addListener(closed -> server.later(() -> begin(where), RELEASE_MILLIS));
            return;
        }
        server.listen(where).addListener(bound -> {
            if (bound.isSuccess()) {
                opened(((ChannelFuture) bound).channel());
                old.close();
            } else {
                log.error(
                        "cannot listen on {}: {}; choose another port, metrics stay at {}",
                        text(where),
                        words(bound.cause()),
                        url(old));
            }
        });
    }

    private void begin(InetSocketAddress where) {
        server.listen(where).addListener(bound -> {
            if (bound.isSuccess()) {
                opened(((ChannelFuture) bound).channel());
            } else if (where.equals(wanted)) {
                again(where, bound.cause());
            }
        });
    }

    private void again(InetSocketAddress where, Throwable cause) {
        if (pauseMillis == FIRST_PAUSE_MILLIS) {
            log.error(
                    "cannot listen on {}: {}; trying until it is free, or choose another port",
                    text(where),
                    words(cause));
        }
        pauseMillis = Math.min(pauseMillis * 2, LONGEST_PAUSE_MILLIS);
        server.later(
                () -> {
                    if (open == null && where.equals(wanted)) {
                        begin(where);
                    }
                },
                pauseMillis);
    }

    private void opened(Channel channel) {
        open = channel;
        log.info("metrics are at {}", url(channel));
    }

    private static InetSocketAddress place(Channel channel) {
        return (InetSocketAddress) channel.localAddress();
    }

    private static String url(Channel channel) {
        return "http://" + text(place(channel)) + MetricsHandler.PATH;
    }

    private static String text(InetSocketAddress where) {
        String host = where.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + where.getPort();
    }

    private static String words(Throwable cause) {
        return String.valueOf(cause.getMessage());
    }
}
