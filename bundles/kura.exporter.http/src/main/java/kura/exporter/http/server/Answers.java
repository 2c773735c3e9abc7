// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** What is said to clients. */
public final class Answers {

    private static final String PLAIN_TEXT = "text/plain; charset=utf-8";

    private Answers() {}

    /** An answer with a body of some type. */
    public static FullHttpResponse of(HttpResponseStatus status, String type, ByteBuf body) {
        var answer = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, body);
        answer.headers().set(HttpHeaderNames.CONTENT_TYPE, type);
        return answer;
    }

    /** An answer in words, for people. */
    public static FullHttpResponse text(HttpResponseStatus status, String words) {
        return of(status, PLAIN_TEXT, Unpooled.copiedBuffer(words + "\n", UTF_8));
    }

    /** An answer that says to come back later. */
    public static FullHttpResponse later(String words) {
        var answer = text(HttpResponseStatus.SERVICE_UNAVAILABLE, words);
        answer.headers().set(HttpHeaderNames.RETRY_AFTER, 5);
        return answer;
    }
}
