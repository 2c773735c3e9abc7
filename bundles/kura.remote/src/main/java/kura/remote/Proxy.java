// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.util.Locale;
import java.util.regex.Pattern;
import kura.remote.DeliveryException.Kind;
import kura.secrets.Passwords;
import kura.settings.Settings;

/**
 * An HTTP proxy on the way.
 *
 * @param host name or address
 * @param port TCP
 * @param authorization what it wants to hear; null for nothing
 */
public record Proxy(String host, int port, String authorization) {

    private static final Pattern PLACE =
            Pattern.compile("(?:http://)?([A-Za-z0-9._-]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})/?");

    private static final String DISABLED = "jdk.http.auth.tunneling.disabledSchemes";

    /** As an operator set it, null for none; what is wrong is noted in the settings. */
    static Proxy of(Settings settings, Passwords passwords) {
        String place = settings.text("proxy", "", "host and port, for example proxy.example:3128", Proxy::isPlace);
        var parts = PLACE.matcher(place);
        if (!parts.matches()) {
            return null;
        }
        String user = Login.user(settings, "proxy.user");
        String authorization = user.isEmpty()
                ? null
                : Login.basic(
                        user, passwords.needed(settings, "proxy.password", "the proxy's user is to log in with it"));
        return new Proxy(parts.group(1), Integer.parseInt(parts.group(2)), authorization);
    }

    private static boolean isPlace(String text) {
        var parts = PLACE.matcher(text);
        return text.isEmpty() || parts.matches() && isPort(Integer.parseInt(parts.group(2)));
    }

    private static boolean isPort(int port) {
        return port > 0 && port < 65536;
    }

    /** Why there is no way through it to a server with TLS. */
    DeliveryException refused(Answer answer) {
        String disabled = System.getProperty(DISABLED, "Basic").toLowerCase(Locale.ROOT);
        String reason = authorization != null && disabled.contains("basic")
                ? "the proxy answers 407, it wants a password, which Java tells proxies on the way to https "
                        + "only if its options have -D" + DISABLED + "="
                : answer.words();
        return new DeliveryException(Kind.PROXY, "the proxy lets nobody through: " + reason, null);
    }

    /** Without brackets around an IPv6 address. */
    String bareHost() {
        return host.replaceAll("^\\[|]$", "");
    }

    /** Without the password. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
