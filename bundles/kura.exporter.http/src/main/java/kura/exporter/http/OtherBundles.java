// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.TreeMap;
import kura.exporter.http.route.Request;
import kura.exporter.http.route.Response;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Exchange;

/** Speaks with other bundles in words that know no HTTP library. Their code runs on {@link Workers} only. */
final class OtherBundles {

    private static final List<AsciiString> OURS = List.of(
            HttpHeaderNames.CONTENT_LENGTH,
            HttpHeaderNames.TRANSFER_ENCODING,
            HttpHeaderNames.TRAILER,
            HttpHeaderNames.DATE,
            HttpHeaderNames.CONNECTION,
            AsciiString.cached("keep-alive"),
            HttpHeaderNames.UPGRADE);

    private OtherBundles() {}

    /** What somebody asks. */
    static Request request(Exchange exchange) {
        return new Request(
                exchange.method(),
                exchange.path(),
                exchange.query(),
                new TreeMap<>(exchange.headers()),
                exchange.body(),
                exchange.client());
    }

    /** What is answered: where it ends and what becomes of the connection is not for them to say. */
    static FullHttpResponse answer(Response response) {
        var answer = Answers.of(
                HttpResponseStatus.valueOf(response.status()),
                response.contentType(),
                Unpooled.wrappedBuffer(response.body()));
        response.headers().forEach(answer.headers()::set);
        OURS.forEach(answer.headers()::remove);
        return answer;
    }
}
