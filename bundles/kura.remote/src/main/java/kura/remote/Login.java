// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import kura.secrets.Passwords;
import kura.settings.Settings;

/** Who one is at a server: what stands in the header Authorization (RFC 7617, RFC 6750). */
final class Login {

    private static final String NEEDED = "the server is to be told it";

    private enum Kind {
        NONE,
        PASSWORD,
        TOKEN
    }

    private Login() {}

    /** As an operator set it, null for nothing; what is wrong is noted in the settings. */
    static String of(Settings settings, Passwords passwords) {
        return switch (settings.choice("login", Kind.NONE)) {
            case NONE -> null;
            case PASSWORD -> {
                String user = user(settings, "login.user");
                if (user.isEmpty()) {
                    settings.refuse("setting login.user is empty, but " + NEEDED);
                }
                yield basic(user, passwords.needed(settings, "login.password", NEEDED));
            }
            case TOKEN -> {
                String token = passwords.needed(settings, "login.token", NEEDED);
                if (!token.matches("[!-~]*")) {
                    settings.refuse("setting login.token holds a blank, a line end or a character outside of ASCII");
                }
                yield "Bearer " + token;
            }
        };
    }

    static String user(Settings settings, String key) {
        return settings.text(key, "", "a name without a colon", text -> !text.matches(".*[:\\p{Cntrl}].*"));
    }

    static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }
}
