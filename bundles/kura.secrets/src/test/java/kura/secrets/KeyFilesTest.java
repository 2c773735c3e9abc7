// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys in files, as keytool, openssl and certbot write them, and what is said of files that hold none. */
class KeyFilesTest {

    @TempDir
    private static Path folder;

    private static TestKeys keys;
    private static TestKeys others;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = TestKeys.make(folder, "gateway", "EC");
        others = TestKeys.make(folder, "other", "RSA");
    }

    @ParameterizedTest
    @CsvSource({"EC", "RSA", "Ed25519", "RSASSA-PSS"})
    void areReadFromPkcs12AndPem(String kind) throws Exception {
        var made = TestKeys.make(folder, "made", kind);
        assertThat(read(made.file(), null, TestKeys.PASSWORD).certificates()).containsExactly(certificate(made));
        var file = write("whole.pem", made.certificatePem() + made.keyPem());
        assertThat(read(file, null, "").certificates()).containsExactly(certificate(made));
        var first = write("first.pem", made.certificatePem());
        var second = write("second.pem", made.keyPem());
        assertThat(read(first, second, "").certificates()).containsExactly(certificate(made));
    }

    @ParameterizedTest
    @CsvSource({
        "EC,      ec -in {} -out {}.new",
        "RSA,     rsa -traditional -in {} -out {}.new",
        "EC,      pkcs8 -topk8 -passout pass:changeit -in {} -out {}.new",
        "RSA,     pkcs8 -topk8 -v2 aes-256-cbc -v2prf hmacWithSHA512 -passout pass:changeit -in {} -out {}.new",
        "RSA,     pkcs8 -topk8 -v1 PBE-SHA1-3DES -passout pass:changeit -in {} -out {}.new",
    })
    void areReadAsOpensslWritesThem(String kind, String command) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
        var made = TestKeys.make(folder, "made", kind);
        Path key = write("key.pem", made.keyPem());
        TestKeys.run(("openssl " + command.replace("{}", key.toString())).split(" +"));
        Path changed = Path.of(key + ".new");
        var certificate = write("certificate.pem", made.certificatePem());

        assertThat(Files.readString(changed)).isNotEqualTo(made.keyPem());
        assertThat(read(certificate, changed, TestKeys.PASSWORD).certificates()).containsExactly(certificate(made));
        if (command.contains("pass:")) {
            refuses(certificate, changed, "wrong", "the password of the private key is wrong");
            refuses(certificate, changed, "", "the private key is encrypted, but no password is set");
        }
    }

    @Test
    void areReadWithAPasswordThatIsOfNoUse() throws Exception {
        var file = write("open.pem", keys.certificatePem() + keys.keyPem());

        assertThat(read(file, null, "grün").certificates()).containsExactly(certificate(keys));
    }

    @ParameterizedTest
    @CsvSource({"-scrypt, geheim", "-v2 des3 -v2prf hmacWithSHA1, geheim"})
    void encryptedInAWayThatJavaDoesNotKnowAreToBeWrittenAnew(String way, String password) throws Exception {
        assumeTrue(Files.exists(Path.of("/usr/bin/openssl")), "openssl is not installed");
        Path key = write("key.pem", keys.keyPem());
        Path changed = folder.resolve("changed.pem");
        TestKeys.run(("openssl pkcs8 -topk8 -passout pass:" + password + " -in " + key + " -out " + changed + " " + way)
                .split(" +"));

        refuses(
                write("certificate.pem", keys.certificatePem()),
                changed,
                password,
                "the private key is encrypted in a way that "
                        + "Java does not know; write it anew with: openssl pkcs8 -topk8");
    }

    @Test
    void thatAreCutOffAreRefused() throws Exception {
        String cut = others.certificatePem().substring(0, 200);
        refuses(write("cut.pem", keys.keyPem() + keys.certificatePem() + cut), null, "", "it is cut off");
        Path trusted = write("trusted.pem", keys.certificatePem() + cut);
        assertThatThrownBy(() -> KeyFiles.certificates(trusted)).hasMessageStartingWith(trusted + ": it is cut off");
        Path none = write("none.pem", "");
        assertThatThrownBy(() -> KeyFiles.certificates(none)).hasMessage(none + ": no certificate in it");
    }

    @Test
    void areRefusedWithTheReason() throws Exception {
        refuses(keys.file(), null, "wrong", "its password is wrong");
        refuses(
                keys.file(),
                null,
                "grün",
                "its password is wrong, or Java cannot use it: it has letters outside of ASCII");
        refuses(folder.resolve("none"), null, "", "there is no such file: " + folder.resolve("none"));
        refuses(write("junk", "what is this"), null, "", "it is neither a PKCS#12 nor a PEM file");
        refuses(write("empty", ""), null, "", "it is neither a PKCS#12 nor a PEM file");
        var certificate = write("certificate.pem", keys.certificatePem());
        refuses(certificate, null, "", "no private key in it");
        refuses(write("key.pem", keys.keyPem()), null, "", "no certificate in it");
        refuses(certificate, certificate, "", "no private key in " + certificate);
        String damaged = keys.certificatePem() + keys.keyPem().replaceFirst("M", "?A");
        refuses(write("damaged.pem", damaged), null, "", "the private key is damaged");
        String wild = keys.certificatePem() + others.certificatePem() + keys.keyPem();
        refuses(write("wild.pem", wild), null, "", "its certificates are no chain, each signed with the next one");
        var stranger = TestKeys.make(folder, "stranger", "EC");
        var both = write("both.pem", keys.certificatePem() + stranger.keyPem());
        refuses(both, null, "", "the private key does not belong to the first certificate");
    }

    private static void refuses(Path file, Path keyFile, String password, String words) {
        assertThatThrownBy(() -> read(file, keyFile, password))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(words);
    }

    private static Keys read(Path file, Path keyFile, String password) throws Exception {
        return KeyFiles.keys(new KeySettings(KeySettings.Source.FILE, "", file, keyFile, password, null));
    }

    private static Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static X509Certificate certificate(TestKeys keys) throws Exception {
        return (X509Certificate) keys.certificate();
    }
}
