// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.channel.Channel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The connections there are. When there are as many as may be, a new one takes the place of the one that was idle longest, or
 * that takes its answer slowest: who holds connections cannot keep others out for long. Used on the server's thread only.
 */
final class Connections {

    private final Rejection shortage = Rejection.DESCRIPTORS; // now: in a shortage no class can be read any more
    private static final int SMALL = 16_384; // as many of them as there may be connections are few

    private final Limits limits;
    private final Observer observer;
    private final Set<Channel> open = new HashSet<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();
    private long unsent; // bytes of answers

    Connections(Limits limits, Observer observer) {
        this.limits = limits;
        this.observer = observer;
    }

    /** Takes a new one in, or not. */
    boolean admit(Channel channel) {
        InetAddress client = client(channel);
        if (byAddress.getOrDefault(client, 0) >= limits.connectionsPerAddress()
                && !makeRoom(Rejection.CONNECTIONS_OF_ONE_ADDRESS, each -> client(each)
                        .equals(client))) {
            return false;
        }
        if (open.size() >= limits.connections() && !makeRoom(Rejection.CONNECTIONS, any -> true)) {
            return false;
        }
        open.add(channel);
        byAddress.merge(client, 1, Integer::sum);
        observer.connections(open.size());
        channel.closeFuture().addListener(closed -> {
            open.remove(channel);
            byAddress.computeIfPresent(client, (any, count) -> count == 1 ? null : count - 1);
            observer.connections(open.size());
        });
        return true;
    }

    /** Closes those of clients who may not come any more. */
    void keepOnly(Networks networks) {
        List.copyOf(open).stream()
                .filter(channel -> !networks.contain(address(channel)))
                .forEach(Connections::cut);
    }

    /** Closes those on which nothing is being answered. */
    void closeIdle() {
        List.copyOf(open).stream()
                .filter(channel -> !outbox(channel).isAnswering())
                .forEach(Connections::cut);
    }

    /** A new one could not be taken in, and others of Kura may fail in the same way: gives back a quarter at once. */
    void shortage() {
        for (int i = open.size() / 4; i >= 0; i--) {
            makeRoom(shortage, any -> true);
        }
    }

    /** So many more bytes of answers have to go out. */
    void unsent(int bytes) {
        unsent += bytes;
    }

    /** Whether there is memory for an answer of so many bytes; who takes theirs too slowly make room for it. */
    boolean haveRoomFor(int bytes) {
        if (bytes <= SMALL || fits(bytes)) {
            return true;
        }
        observer.rejected(Rejection.MEMORY);
        long now = System.nanoTime();
        open.stream()
                .filter(each -> outbox(each).isSlow(now))
                .sorted(Comparator.comparingLong(each -> outbox(each).since() - now))
                .toList()
                .forEach(each -> {
                    if (!fits(bytes)) {
                        cut(each);
                    }
                });
        return fits(bytes);
    }

    /** One answer always does, however large it is. */
    private boolean fits(int bytes) {
        return unsent == 0 || unsent + bytes <= limits.unsentBytes();
    }

    private boolean makeRoom(Rejection why, Predicate<Channel> among) {
        observer.rejected(why);
        long now = System.nanoTime();
        var oldest = open.stream()
                .filter(among.and(each -> outbox(each).mayGo(now)))
                .max(Comparator.comparingLong(each -> now - outbox(each).since()));
        oldest.ifPresent(Connections::cut);
        return oldest.isPresent();
    }

    /** Closes at once. TLS would say good-bye first, and to who does not read it waits for seconds: meanwhile the place is not free. */
    static void cut(Channel channel) {
        channel.pipeline().firstContext().close();
    }

    static InetAddress address(Channel channel) {
        return ((InetSocketAddress) channel.remoteAddress()).getAddress();
    }

    private static InetAddress client(Channel channel) {
        return Networks.client(address(channel));
    }

    /** Who is at the other end, for the log. */
    static String words(Channel channel) {
        return address(channel).getHostAddress();
    }

    private static Outbox outbox(Channel channel) {
        return channel.pipeline().get(Connection.class).outbox();
    }
}
