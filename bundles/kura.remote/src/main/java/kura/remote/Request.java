// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/**
 * What is sent. It has to be harmless if it arrives twice: when a connection is cut nobody knows whether it did.
 *
 * @param method of HTTP, for example POST
 * @param target path and query at the server, encoded; {@link Remote#target()} is the one that an operator set
 * @param headers by their names, besides those of {@link Remote} and of HTTP itself
 * @param body empty for none
 */
public record Request(String method, String target, Map<String, String> headers, byte[] body) {

    /** As that server wants it. The JDK shows what is meant for a proxy to nobody else. */
    HttpRequest of(Remote remote) {
        var url = remote.url();
        var made = HttpRequest.newBuilder(URI.create(url.getScheme() + "://" + url.getRawAuthority() + target))
                .method(method, BodyPublishers.ofByteArray(body))
                .setHeader("User-Agent", "kura-prometheus");
        remote.headers().forEach(made::setHeader);
        if (remote.authorization() != null) {
            made.setHeader("Authorization", remote.authorization());
        }
        if (remote.proxy() != null && remote.proxy().authorization() != null) {
            made.setHeader("Proxy-Authorization", remote.proxy().authorization());
        }
        headers.forEach(made::setHeader);
        return made.build();
    }
}
