// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static kura.exporter.http.server.TestServer.rest;
import static kura.exporter.http.server.TestServer.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.ServerChannel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nothing keeps a server from listening for long. */
class ListeningTest {

    @Test
    void aPortThatWasLostIsToldAndTakenAgain() throws IOException {
        try (var server = new TestServer(Limits.DEFAULT)) {
            for (int round = 0; round < 2; round++) {
                server.server.channels.stream()
                        .filter(ServerChannel.class::isInstance)
                        .forEach(listening -> listening.close().awaitUninterruptibly());
                await().until(() -> server.url == null && server.trouble.contains("does not listen any more"));

                await().atMost(Duration.ofSeconds(20)).until(() -> server.url != null && server.trouble == null);
                try (var client = server.connect()) {
                    write(client, "GET / HTTP/1.0~~");
                    assertThat(rest(client)).endsWith("here\n");
                }
            }
        }
    }

    @Test
    void aThreadThatEndedIsTold() {
        try (var server = new TestServer(Limits.DEFAULT)) {
            server.server.loop.shutdownGracefully();
            await().until(() -> server.url == null && server.trouble.contains("thread of the endpoint has ended"));
        }
    }

    @Test
    void aServerThatIsClosedDoesNotMissItsPort() {
        var server = new TestServer(Limits.DEFAULT);
        server.close();

        assertThat(server.trouble).isNull();
    }

    @Test
    void troubleOnTheNetworkIsNoLackOfFiles() throws Exception {
        try (var server = new TestServer(Limits.DEFAULT)) {
            var channel = new EmbeddedChannel(new Shortage(new Connections(Limits.DEFAULT, server)));

            channel.pipeline().fireExceptionCaught(new IOException("Network is down"));

            assertThat(server.rejections).isEmpty(); // of real shortage tells DescriptorsTest
            channel.checkException();
        }
    }
}
