// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import kura.settings.Settings;

/**
 * Which keys are shown in TLS, and which certificates of others are trusted.
 *
 * @param source where the keys are
 * @param keystore name of Kura's keystore, if they are in one
 * @param file PKCS#12 or PEM, if they are in one
 * @param keyFile PEM with the private key; null if the file has it
 * @param password of the file, or of the key in it; empty for none
 * @param trustFile PEM with the certificates that those of others are signed with; null if they are elsewhere
 */
public record KeySettings(Source source, String keystore, Path file, Path keyFile, String password, Path trustFile) {

    /** No keys, and no certificates in a file. */
    public static final KeySettings NONE = new KeySettings(Source.NONE, "", null, null, "", null);

    /** Where keys may be. */
    public enum Source {
        /** There are none. */
        NONE,
        /** In a keystore that is managed in Kura's console. */
        KURA_KEYSTORE,
        /** In a file, or two. */
        FILE
    }

    /** As an operator set it; what is wrong is noted in the settings. */
    public static KeySettings of(Settings settings, Passwords passwords) {
        var source = settings.choice("tls", Source.NONE);
        Path trust = file(settings, "tls.trust.file", false);
        return switch (source) {
            case NONE -> new KeySettings(source, "", null, null, "", trust);
            case KURA_KEYSTORE -> {
                String name = settings.text("tls.keystore", "");
                if (name.isEmpty()) {
                    refuseEmpty(settings, "tls.keystore");
                }
                yield new KeySettings(source, name, null, null, "", trust);
            }
            case FILE -> {
                Path file = file(settings, "tls.file", true);
                Path keyFile = file(settings, "tls.key.file", false);
                yield new KeySettings(source, "", file, keyFile, passwords.clear(settings, "tls.password"), trust);
            }
        };
    }

    private static Path file(Settings settings, String key, boolean needed) {
        String text =
                settings.text(key, "", "an absolute path, for example /opt/keys/gateway.pem", KeySettings::isFile);
        if (text.isEmpty() && needed) {
            refuseEmpty(settings, key);
        }
        return text.isEmpty() ? null : Path.of(text);
    }

    private static void refuseEmpty(Settings settings, String key) {
        settings.refuse("setting " + key + " is empty, but TLS is to take its keys from there");
    }

    private static boolean isFile(String text) {
        try {
            return text.isEmpty() || Path.of(text).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** As the log says it, without the password. */
    @Override
    public String toString() {
        return source == Source.KURA_KEYSTORE ? "Kura's keystore '" + keystore + "'" : String.valueOf(file);
    }
}
