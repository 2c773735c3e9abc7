// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.AbstractByteBufAllocator;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class OutboxTest {

    private static final Observer NOBODY = new Observer() {
        @Override
        public void connections(int open) {}

        @Override
        public void rejected(Rejection why, String who) {}

        @Override
        public void answered(String route, String code) {}
    };

    @Test
    void whereThereIsNoMemoryForAnAnswerTheConnectionIsCut() {
        var channel = new EmbeddedChannel(new ChannelInboundHandlerAdapter());
        channel.config().setAllocator(new Exhausted());
        var outbox = new Outbox(new Connections(Limits.DEFAULT, NOBODY), Limits.DEFAULT, NOBODY);
        var answer = Answers.later("There is no memory for the page now.");
        outbox.begin();

        assertThatThrownBy(() -> outbox.send(channel.pipeline().firstContext(), answer, false, true, sent -> {}))
                .isInstanceOf(OutOfMemoryError.class);
        assertThat(channel.isOpen()).isFalse();
        assertThat(answer.refCnt()).isZero();
    }

    private static final class Exhausted extends AbstractByteBufAllocator {

        @Override
        public boolean isDirectBufferPooled() {
            return false;
        }

        @Override
        protected ByteBuf newHeapBuffer(int first, int most) {
            throw new OutOfMemoryError("of a test");
        }

        @Override
        protected ByteBuf newDirectBuffer(int first, int most) {
            throw new OutOfMemoryError("of a test");
        }
    }
}
