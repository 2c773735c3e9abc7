// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;

/**
 * What a request's first line asks for.
 *
 * @param path as it was sent
 * @param query what follows the question mark, decoded
 */
record Target(String path, Map<String, List<String>> query) {

    /** @throws IllegalArgumentException if it cannot be read */
    static Target of(String uri) {
        String local = local(uri);
        if (local.indexOf('?') < 0 && local.indexOf('#') < 0) {
            return new Target(local, Map.of());
        }
        var decoder = new QueryStringDecoder(local);
        return new Target(decoder.rawPath(), decoder.parameters());
    }

    /** A proxy's client asks for http://gateway:8080/metrics as a whole. */
    private static String local(String uri) {
        if (!uri.regionMatches(true, 0, "http://", 0, 7) && !uri.regionMatches(true, 0, "https://", 0, 8)) {
            return uri;
        }
        String rest = uri.substring(uri.indexOf("://") + 3);
        int end = 0;
        while (end < rest.length() && "/?#".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.startsWith("/", end) ? rest.substring(end) : "/" + rest.substring(end);
    }
}
