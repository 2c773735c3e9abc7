// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;

/** What the codec lets pass and RFC 9112 does not. */
final class RequestHead {

    private RequestHead() {}

    /** What is wrong, or null. */
    static String fault(HttpRequest head) {
        int hosts = head.headers().getAll(HttpHeaderNames.HOST).size();
        if (head.protocolVersion().majorVersion() != 1) {
            return "Only HTTP/1.0 and HTTP/1.1 are spoken here.";
        }
        if (hosts > 1 || hosts == 0 && head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0) {
            return "A request has one Host header.";
        }
        return null;
    }

    static boolean expectsWhatNobodyKnows(HttpRequest head) {
        String expect = head.headers().get(HttpHeaderNames.EXPECT);
        return expect != null && !HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expect);
    }
}
