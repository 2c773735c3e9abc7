// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;

/**
 * What the codec lets pass and RFC 9112 does not. Where a request ends must be beyond doubt: a proxy in front that sees
 * another end would let somebody's request pass inside of another one.
 */
final class RequestHead {

    private RequestHead() {}

    /** Why a request is not taken; null if it is. */
    static Refusal refusal(HttpRequest head, int bodyBytes) {
        if (head.protocolVersion().majorVersion() != 1) {
            return Refusal.bad("Only HTTP/1.0 and HTTP/1.1 are spoken here.");
        }
        boolean http11 = head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) >= 0;
        List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
        if (hosts.size() > 1 || hosts.isEmpty() && http11) {
            return Refusal.bad("A request has one Host header.");
        }
        if (!hosts.isEmpty() && !isHost(hosts.get(0))) {
            return Refusal.bad("This is no Host.");
        }
        if (head.headers().contains(HttpHeaderNames.TRANSFER_ENCODING)) {
            return encoded(head, http11);
        }
        if (HttpUtil.getContentLength(head, 0L) > bodyBytes) {
            return Refusal.body(bodyBytes);
        }
        return unexpected(head);
    }

    private static Refusal encoded(HttpRequest head, boolean http11) {
        List<String> encodings = head.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (!http11) {
            return Refusal.bad("HTTP/1.0 has no Transfer-Encoding.");
        } else if (encodings.size() > 1 || !HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.get(0))) {
            return Refusal.bad(HttpResponseStatus.NOT_IMPLEMENTED, "The only Transfer-Encoding known here is chunked.");
        }
        return unexpected(head);
    }

    private static Refusal unexpected(HttpRequest head) {
        String expect = head.headers().get(HttpHeaderNames.EXPECT);
        return expect == null || HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expect)
                ? null
                : Refusal.bad(HttpResponseStatus.EXPECTATION_FAILED, "Only 100-continue may be expected.");
    }

    /** What RFC 3986 lets a host and a port consist of. */
    private static boolean isHost(String host) {
        for (int i = 0; i < host.length(); i++) {
            char each = host.charAt(i);
            boolean plain = each >= 'a' && each <= 'z' || each >= '0' && each <= '9' || each >= 'A' && each <= 'Z';
            if (!plain && "-._~:[]%!$&'()*+,;=".indexOf(each) < 0) {
                return false;
            }
        }
        return true;
    }
}
