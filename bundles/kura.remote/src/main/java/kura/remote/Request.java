// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

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

    /** As it begins on the wire. */
    static byte[] head(String method, String target, Map<String, String> headers) {
        var text = new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        headers.forEach(
                (name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
        return text.append("\r\n").toString().getBytes(ISO_8859_1);
    }
}
