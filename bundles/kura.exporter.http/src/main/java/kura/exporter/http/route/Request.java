// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.route;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * What somebody asks.
 *
 * @param method GET, for example
 * @param path without the query
 * @param query what follows the question mark, decoded
 * @param headers by their names in lower case
 * @param body what the request carried, 64 KB at most; nothing if it is a GET or HEAD
 * @param client who asks
 */
public record Request(
        String method,
        String path,
        Map<String, List<String>> query,
        Map<String, List<String>> headers,
        byte[] body,
        InetAddress client) {}
