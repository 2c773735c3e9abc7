// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Listens, and serves all connections on one thread, TLS handshakes among them, as nginx does. Nothing on it waits. */
public final class HttpServer implements AutoCloseable {

    /** Hands out the same memory again, which is still in the processor's cache: Netty's adaptive one goes on to other. 1 MB at a time. */
    private static final ByteBufAllocator MEMORY = new PooledByteBufAllocator(true, 1, 1, 8192, 7, 256, 64, false);

    private static final int READ_BYTES = 2048; // at a time: what Prometheus asks is shorter

    final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("kura-exporter-http", true), NioIoHandler.newFactory());
    final ChannelGroup channels = new DefaultChannelGroup(loop.next(), true);
    private final Limits limits;
    private final Router router;
    private final Observer observer;
    private final Connections connections;
    private volatile int generation;
    private volatile boolean closing;
    private Encryption encryption; // on the server's thread
    private Networks networks = Networks.ALL; // on the server's thread

    /** A server that listens nowhere yet. */
    public HttpServer(Limits limits, Router router, Observer observer) {
        this.limits = limits;
        this.router = router;
        this.observer = observer;
        this.connections = new Connections(limits, observer);
    }

    /** Begins to listen; the future says whether that is possible, on the server's thread. */
    ChannelFuture listen(InetSocketAddress where) {
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.ALLOCATOR, MEMORY)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.AUTO_READ, false) // one request at a time: Connection asks for the next
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true) // who has asked may say that it asks no more
                .childHandler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        serve(channel);
                    }
                })
                .bind(where);
        bound.addListener(done -> {
            if (done.isSuccess()) {
                bound.channel().pipeline().addLast(new Shortage(connections)); // behind Netty's acceptor
            }
        });
        channels.add(bound.channel());
        return bound;
    }

    /** Runs something on the server's thread after a while. */
    Future<?> later(Runnable task, int millis) {
        try {
            return loop.schedule(task, millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            return loop.terminationFuture(); // the thread has ended, which is told
        }
    }

    /** Runs something on the server's thread now and again and again, until the server closes. It must not fail. */
    public void repeat(Runnable task, int seconds) {
        loop.scheduleWithFixedDelay(task, 0, seconds, TimeUnit.SECONDS);
    }

    /** Does something if the server's thread ends though nobody closes the server: an Error in Netty's own loop ends it. */
    void ifThreadEnds(Runnable task) {
        loop.terminationFuture().addListener(ended -> {
            if (!closing) {
                task.run();
            }
        });
    }

    /** Whether the server has begun to close. */
    boolean isClosing() {
        return closing;
    }

    /**
     * Encrypts connections that come from now on; null for plain HTTP. Those that are there go on as they are.
     *
     * @param retire whether they end after their next answer, because they came in under other rules
     */
    public void encrypt(Encryption wanted, boolean retire) {
        later(
                () -> {
                    encryption = wanted;
                    if (retire) {
                        retire();
                    }
                },
                0);
    }

    /** Lets clients in from there only. Connections of others are closed. */
    public void admit(Networks wanted) {
        later(
                () -> {
                    networks = wanted;
                    connections.keepOnly(wanted);
                },
                0);
    }

    /**
     * Parts with all connections that are there, those being answered after their answer, and then does something on the
     * server's thread before it hears of others.
     */
    public void partWithAll(Runnable then) {
        later(
                () -> {
                    retire();
                    connections.closeIdle();
                    then.run();
                },
                0);
    }

    /** How its addresses begin. */
    String scheme() {
        return encryption == null ? "http" : "https";
    }

    /** Lets all connections that are there end after their next answer. */
    void retire() {
        generation++;
    }

    private void serve(Channel channel) {
        int born = generation;
        Encryption wanted = encryption;
        if (!networks.contain(Connections.address(channel))) {
            observer.rejected(Rejection.NETWORK, Connections.words(channel));
            channel.close();
            return;
        }
        if (!connections.admit(channel)) {
            channel.close();
            return;
        }
        channels.add(channel);
        var arrival = new Arrival(limits.requestSeconds());
        var decoder = new RequestDecoder(limits);
        var outbox = new Outbox(connections, limits, observer);
        channel.pipeline()
                .addLast(new IdleStateHandler(true, 0, limits.stallSeconds(), limits.idleSeconds(), TimeUnit.SECONDS));
        if (wanted != null) {
            channel.pipeline().addLast(new TlsDoor(wanted, limits, observer));
        }
        channel.pipeline()
                .addLast(arrival)
                .addLast(decoder)
                .addLast(new Connection(arrival, decoder, limits, router, observer, outbox, () -> born == generation));
    }

    /**
     * Closes everything; returns within 2 s. Channels first: a loop that is shut down just when a port was opened leaves it
     * open for ever.
     */
    @Override
    public void close() {
        closing = true;
        later(channels::close, 0).awaitUninterruptibly(500);
        channels.newCloseFuture().awaitUninterruptibly(500);
        loop.shutdownGracefully(0, 500, TimeUnit.MILLISECONDS).awaitUninterruptibly(1000);
    }
}
