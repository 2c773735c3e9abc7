// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ArrivalTest {

    private final Arrival arrival = new Arrival(1);
    private boolean late;
    private final EmbeddedChannel channel = new EmbeddedChannel(arrival, new ChannelInboundHandlerAdapter() {
        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            late = event == Arrival.LATE;
        }
    });

    @Test
    void aRequestThatIsThereIsNotLate() throws InterruptedException {
        arrival.complete();

        assertThat(lateAfter(1200)).isFalse();
    }

    @Test
    void aSlowRequestAfterAQuickOneHasItsOwnTime() throws InterruptedException {
        Thread.sleep(600);
        arrival.complete();
        channel.writeInbound(Unpooled.copiedBuffer("the next one", US_ASCII));

        assertThat(lateAfter(600)).isFalse(); // the first one's time is over
        assertThat(lateAfter(600)).isTrue();
    }

    @Test
    void aLineEndTooManyIsNoRequest() throws InterruptedException {
        arrival.complete();
        channel.writeInbound(Unpooled.copiedBuffer("\r\n", US_ASCII));

        assertThat(lateAfter(1200)).isFalse();
    }

    private boolean lateAfter(int millis) throws InterruptedException {
        Thread.sleep(millis);
        channel.runScheduledPendingTasks();
        return late;
    }
}
