// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.route;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What is answered. Length, date and what becomes of the connection are the endpoint's: headers that tell of them are left out.
 *
 * @param status 200, for example
 * @param contentType of the body
 * @param headers further ones
 * @param body the bytes
 */
public record Response(int status, String contentType, Map<String, String> headers, byte[] body) {

    /** @throws IllegalArgumentException if the status is not 200 to 599, or a header holds a line end */
    public Response {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is not allowed; allowed are 200 to 599");
        }
        headers = Map.copyOf(headers);
        if ((contentType + headers).matches("(?s).*[\r\n].*")) {
            throw new IllegalArgumentException("a header holds a line end: " + headers);
        }
    }

    /** A text in UTF-8. */
    public static Response text(int status, String text) {
        return new Response(status, "text/plain; charset=utf-8", Map.of(), text.getBytes(StandardCharsets.UTF_8));
    }
}
