// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import kura.secrets.KeySettings;
import kura.secrets.Passwords;
import kura.settings.Settings;

/**
 * A server that is sent to, and how.
 *
 * @param url http or https, without user and fragment
 * @param authorization what stands in the header of that name; null for nothing
 * @param tls keys that are shown where a server asks for them, and whom to trust
 * @param headers that all requests have besides, by their names
 * @param proxy that is asked to pass things on; null for none
 * @param connectTimeout until somebody takes the connection
 * @param timeout until the answer is complete, from the look-up of the address on
 */
public record Remote(
        URI url,
        String authorization,
        KeySettings tls,
        Map<String, String> headers,
        Proxy proxy,
        Duration connectTimeout,
        Duration timeout) {

    private static final String ALLOWED = "a URL such as https://prometheus.example:9090/api/v1/write, "
            + "with http or https, without user name, password and #";

    /**
     * A server without login, keys and proxy.
     *
     * @throws IllegalArgumentException if that is no http or https URL
     */
    public static Remote of(String url) {
        return new Remote(
                uri(url).orElseThrow(
                                () -> new IllegalArgumentException(url + " is not allowed; allowed is " + ALLOWED)),
                null,
                KeySettings.NONE,
                Map.of(),
                null,
                Duration.ofSeconds(RemoteForm.CONNECT_SECONDS),
                Duration.ofSeconds(RemoteForm.SECONDS));
    }

    /** As an operator set it; what is wrong is noted in the settings. Empty if no URL is set, or it is wrong. */
    public static Optional<Remote> of(Settings settings, Passwords passwords) {
        var discreet = settings.discreet(); // there may be a password in the wrong place
        String url = discreet.text(
                "url", "", ALLOWED, text -> text.isEmpty() || uri(text).isPresent());
        String authorization = Login.of(discreet, passwords);
        var tls = KeySettings.of(discreet, passwords);
        var headers = Headers.of(discreet);
        var proxy = Proxy.of(discreet, passwords);
        var connect = seconds(settings, "connect.timeout", RemoteForm.CONNECT_SECONDS, 60);
        var timeout = seconds(settings, "timeout", RemoteForm.SECONDS, 300);
        return uri(url).map(uri -> new Remote(uri, authorization, tls, headers, proxy, connect, timeout));
    }

    private static Duration seconds(Settings settings, String key, int absent, int most) {
        return Duration.ofMillis(Math.round(settings.number(key, absent, 0.1, most) * 1000));
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text);
            boolean isHttp = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return isHttp
                            && uri.getHost() != null
                            && uri.getRawUserInfo() == null
                            && uri.getRawFragment() == null
                            && uri.getPort() != 0
                            && uri.getPort() < 65536
                            && text.matches("[!-~]+")
                    ? Optional.of(uri)
                    : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Path and query of the URL. */
    public String target() {
        return path() + (url.getRawQuery() == null ? "" : "?" + url.getRawQuery());
    }

    /** Path of the URL, at least a slash. */
    public String path() {
        return url.getRawPath().isEmpty() ? "/" : url.getRawPath();
    }

    boolean isHttps() {
        return url.getScheme().equalsIgnoreCase("https");
    }

    /** Without brackets around an IPv6 address. */
    String host() {
        return url.getHost().replaceAll("^\\[|]$", "");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : isHttps() ? 443 : 80;
    }

    /** As the log says it: only where it is. A query may hold a token. */
    @Override
    public String toString() {
        return url.getScheme() + "://" + url.getRawAuthority() + path()
                + (proxy == null ? "" : " by the proxy " + proxy);
    }
}
