// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a server answered.
 *
 * @param status of HTTP
 * @param headers by their names in lower case; of several with one name the first
 * @param excerpt how its body begins: up to 1 KiB of printable text
 */
public record Answer(int status, Map<String, String> headers, String excerpt) {

    static Answer of(int status, HttpHeaders given, String excerpt) {
        var headers = new TreeMap<String, String>();
        given.map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        return new Answer(status, headers, excerpt);
    }

    /** Whether it took what was sent. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** How long the server wants to be left alone, if it says so (RFC 9110, 10.2.3). By the server's own clock: ours may be wrong. */
    public Optional<Duration> retryAfter() {
        String given = headers.getOrDefault("retry-after", "").strip();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (given.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(given)));
        }
        try {
            Duration until = Duration.between(time(headers.getOrDefault("date", "")), time(given));
            return Optional.of(until.isNegative() ? Duration.ZERO : until);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant time(String given) {
        return given.isEmpty() ? Instant.now() : date(given);
    }

    private static Instant date(String given) {
        return ZonedDateTime.parse(given, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    }

    /** What it means, for an operator. */
    public String words() {
        String said = excerpt.isEmpty() ? "" : ": " + excerpt;
        return switch (status) {
            case 301, 302, 303, 307, 308 ->
                "the server answers " + status + " and is somewhere else now: set the URL to "
                        + headers.getOrDefault("location", "what it says");
            case 401 -> "the server answers 401, it wants another user name, password or token" + said;
            case 403 -> "the server answers 403, this login or certificate may not do that" + said;
            case 404, 405 -> "the server answers " + status + ", there is no such service at that URL" + said;
            case 407 -> "the proxy answers 407, it wants another user name or password";
            case 413 -> "the server answers 413, that was too much at once" + said;
            case 429 -> "the server answers 429, that was too often" + said;
            default -> "the server answers " + status + said;
        };
    }
}
