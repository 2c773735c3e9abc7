// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import kura.exporter.http.login.Credentials;
import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.exporter.http.server.Networks;
import kura.exporter.http.tls.TlsSettings;
import kura.secrets.KeySettings;
import kura.secrets.Passwords;
import kura.settings.Settings;

/**
 * Who may see an endpoint, and whether others may listen in.
 *
 * @param tls whether connections are encrypted
 * @param credentials what clients have to know
 * @param networks from where they may come
 */
record Security(TlsSettings tls, Credentials credentials, Networks networks) {

    private static final String USER = "prometheus";
    private static final String NEEDED = "clients are to log in with it";

    private enum Login {
        NONE,
        PASSWORD,
        TOKEN,
        PASSWORD_OR_TOKEN
    }

    /** As an operator set it; what is wrong is noted in the settings. */
    static Security of(Settings settings, Passwords passwords) {
        var discreet =
                settings.discreet(); // what is wrong is shown to everybody, and it may be a password in the wrong place
        return new Security(tls(discreet, passwords), credentials(discreet, passwords), networks(settings));
    }

    private static TlsSettings tls(Settings settings, Passwords passwords) {
        var clients = settings.choice("tls.client.certificates", ClientCertificates.NONE);
        var tls = new TlsSettings(KeySettings.of(settings, passwords), clients);
        return tls.isOn() ? tls : TlsSettings.NONE;
    }

    private static Credentials credentials(Settings settings, Passwords passwords) {
        var login = settings.choice("login", Login.NONE);
        String basic = null;
        if (login == Login.PASSWORD || login == Login.PASSWORD_OR_TOKEN) {
            String user = settings.text(
                    "login.user", USER, "a name without a colon", text -> !text.isEmpty() && !text.contains(":"));
            basic = user + ":" + passwords.needed(settings, "login.password", NEEDED);
        }
        String token = null;
        if (login == Login.TOKEN || login == Login.PASSWORD_OR_TOKEN) {
            token = passwords.needed(settings, "login.token", NEEDED);
            if (!token.matches("[!-~]*")) {
                settings.refuse("setting login.token holds a blank or a character outside of ASCII");
            }
        }
        return new Credentials(basic, token);
    }

    private static Networks networks(Settings settings) {
        String list = settings.text("networks", "");
        try {
            return Networks.of(list);
        } catch (IllegalArgumentException e) {
            settings.refuse("setting networks has the entry '" + e.getMessage()
                    + "', allowed are addresses and networks such as 192.168.1.0/24, separated by commas");
            return Networks.ALL;
        }
    }
}
