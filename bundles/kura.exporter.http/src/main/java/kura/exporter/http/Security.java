// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import kura.exporter.http.login.Credentials;
import kura.exporter.http.server.Encryption.ClientCertificates;
import kura.exporter.http.server.Networks;
import kura.exporter.http.tls.TlsSettings;
import kura.exporter.http.tls.TlsSettings.Source;
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

    private enum Login {
        NONE,
        PASSWORD,
        TOKEN,
        PASSWORD_OR_TOKEN
    }

    /** Reads passwords out of the settings. */
    @FunctionalInterface
    interface Passwords {

        /** A password in clear; empty if there is none, or a refusal is noted in the settings. */
        String clear(Settings settings, String key);
    }

    /** As an operator set it; what is wrong is noted in the settings. */
    static Security of(Settings settings, Passwords passwords) {
        var discreet =
                settings.discreet(); // what is wrong is shown to everybody, and it may be a password in the wrong place
        return new Security(tls(discreet, passwords), credentials(discreet, passwords), networks(settings));
    }

    private static TlsSettings tls(Settings settings, Passwords passwords) {
        var source = settings.choice("tls", Source.NONE);
        var clients = settings.choice("tls.client.certificates", ClientCertificates.NONE);
        if (source == Source.NONE) {
            return TlsSettings.NONE;
        }
        Path trust = file(settings, "tls.trust.file", false);
        if (source == Source.FILE) {
            Path file = file(settings, "tls.file", true);
            Path keyFile = file(settings, "tls.key.file", false);
            return new TlsSettings(
                    source, "", file, keyFile, passwords.clear(settings, "tls.password"), clients, trust);
        }
        String name = settings.text("tls.keystore", "");
        if (name.isEmpty()) {
            settings.refuse("setting tls.keystore is empty, but TLS is to take its keys from there");
        }
        return new TlsSettings(source, name, null, null, "", clients, trust);
    }

    private static Path file(Settings settings, String key, boolean needed) {
        String text = settings.text(key, "", "an absolute path, for example /opt/keys/gateway.pem", Security::isFile);
        if (text.isEmpty() && needed) {
            settings.refuse("setting " + key + " is empty, but TLS is to take its keys from there");
        }
        return text.isEmpty() ? null : Path.of(text);
    }

    private static boolean isFile(String text) {
        try {
            return text.isEmpty() || Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static Credentials credentials(Settings settings, Passwords passwords) {
        var login = settings.choice("login", Login.NONE);
        String basic = null;
        if (login == Login.PASSWORD || login == Login.PASSWORD_OR_TOKEN) {
            String user = settings.text(
                    "login.user", USER, "a name without a colon", text -> !text.isEmpty() && !text.contains(":"));
            basic = user + ":" + needed(settings, "login.password", passwords);
        }
        String token = null;
        if (login == Login.TOKEN || login == Login.PASSWORD_OR_TOKEN) {
            token = needed(settings, "login.token", passwords);
            if (!token.matches("[!-~]*")) {
                settings.refuse("setting login.token holds a blank or a character outside of ASCII");
            }
        }
        return new Credentials(basic, token);
    }

    private static String needed(Settings settings, String key, Passwords passwords) {
        String clear = passwords.clear(settings, key);
        if (clear == null) {
            return ""; // why is noted already
        }
        if (clear.isEmpty()) {
            settings.refuse("setting " + key + " is empty, but clients are to log in with it");
        }
        return clear;
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
