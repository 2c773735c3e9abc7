// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the server listening where it should. A new place is taken first and the old one left afterwards; while the new one
 * cannot be had the old one stays, or is taken again. All of it happens on the server's thread, one change after the other.
 */
public final class Listener {

    private static final Logger log = LoggerFactory.getLogger(Listener.class);
    private static final int RELEASE_MILLIS = 20; // a closed channel gives its port back at the selector's next turn

    private final HttpServer server;
    private final Announcement announcement;
    private InetSocketAddress wanted;
    private InetSocketAddress place; // of the open channel, as it was asked for: the channel says [::] for 0.0.0.0
    private InetSocketAddress left; // for another address with the same port, to come back to
    private Channel open;
    private String trouble; // why it does not listen where it should
    private boolean changing;
    private final Retry retry;

    /** Of a server; somebody hears what becomes of it. */
    public Listener(HttpServer server, Whereabouts whereabouts) {
        this.server = server;
        this.announcement = new Announcement(server, whereabouts);
        this.retry = new Retry(server, this::settle);
        server.ifThreadEnds(() -> {
            log.error("the thread of the endpoint has ended; restart Kura");
            announcement.tell(null, "the thread of the endpoint has ended; restart Kura");
        });
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
                        retry.reset();
                        settle();
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
        retry.cancel();
        if (changing) {
            return;
        }
        if (wanted.equals(place)) { // it is there still, or again
            trouble = null;
            retry.reset();
            tell();
            return;
        }
        changing = true;
        if (open != null && wanted.getPort() == place.getPort()) {
            probe(wanted);
        } else {
            bind(wanted);
        }
    }

    /** Of two addresses with one port one has to go before the other can come: not for one that there is not. */
    private void probe(InetSocketAddress where) {
        server.listen(new InetSocketAddress(where.getAddress(), 0)).addListener(bound -> {
            if (bound.isSuccess()) {
                ((ChannelFuture) bound).channel().close();
                left = place;
                close();
                server.later(() -> bind(where), RELEASE_MILLIS);
            } else {
                refused(where, bound.cause());
            }
        });
    }

    private void bind(InetSocketAddress where) {
        server.listen(where).addListener(bound -> {
            if (bound.isSuccess()) {
                opened(where, ((ChannelFuture) bound).channel());
            } else {
                refused(where, bound.cause());
            }
        });
    }

    private void opened(InetSocketAddress where, Channel channel) {
        changing = false;
        close();
        InetSocketAddress old = left;
        open = channel;
        channel.closeFuture().addListener(closed -> lost(channel));
        place = where;
        announcement.begun(where);
        left = null;
        if (where.equals(wanted) || !where.equals(old)) {
            settle();
        } else { // back again
            tell();
            retry.later();
        }
    }

    /** Closed by somebody else: Netty does so when it cannot take a connection in for another reason than one of the network. */
    private void lost(Channel channel) {
        if (channel == open && !server.isClosing()) {
            trouble = "the endpoint does not listen any more at " + BindFailure.text(place)
                    + "; it tries again until it can";
            log.error(trouble);
            open = null;
            place = null;
            tell();
            if (!changing) {
                retry.cancel();
                retry.later();
            }
        }
    }

    private void refused(InetSocketAddress where, Throwable cause) {
        changing = false;
        if (server.isClosing()) {
            return;
        }
        if (where.equals(wanted)) {
            trouble = BindFailure.of(where, cause).words();
            if (retry.isFirst()) {
                log.error(open == null ? "{}" : "{}; metrics stay at {} meanwhile", trouble, announcement.url(place));
            }
        }
        if (left != null && !where.equals(left)) {
            changing = true;
            bind(left);
        } else {
            tell();
            retry.later();
        }
    }

    private void tell() {
        announcement.tell(place, trouble);
    }

    /** Connections that came in here end after their next answer: nobody is served any more where nobody listens. */
    private void close() {
        Channel old = open;
        open = null;
        place = null;
        if (old != null) { // it may have been lost meanwhile
            old.close();
        }
        server.retire();
    }
}
