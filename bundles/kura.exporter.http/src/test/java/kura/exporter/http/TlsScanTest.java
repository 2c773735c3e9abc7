// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import kura.secrets.TestKeys;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What testssl.sh, which knows all that was ever wrong with TLS, finds in an endpoint with its defaults. */
@Tag("tls")
class TlsScanTest {

    private static final Pattern FINDING =
            Pattern.compile("\"id\"\\s*:\\s*\"([^\"]+)\".*?\"severity\"\\s*:\\s*\"(\\w+)\"", Pattern.DOTALL);

    /** docs/security.md says why it is none here. */
    private static final String REASONED = "BREACH";

    @TempDir
    private static Path folder;

    @Test
    @Timeout(value = 9, unit = TimeUnit.MINUTES) // one if nothing else runs
    void findsNothingAboveLowButWhatIsReasoned() throws Exception {
        try (var endpoint = new TestEndpoint()) {
            endpoint.set(Map.of("tls", "file", "tls.file", keys().toString()));

            Map<String, String> found = scan(endpoint.port);

            assertThat(found)
                    .containsEntry("TLS1_3", "OK")
                    .containsEntry("heartbleed", "OK")
                    .containsEntry("ROBOT", "OK")
                    .containsEntry("cert_chain_of_trust", "OK")
                    .containsKey("HSTS");
            found.keySet().remove(REASONED);
            assertThat(found).doesNotContainValue("MEDIUM").doesNotContainValue("HIGH");
            assertThat(found).doesNotContainValue("CRITICAL").doesNotContainValue("FATAL");
        }
    }

    /** As a certificate authority of the plant would sign them: the scanner looks at the certificate, too. */
    private static Path keys() throws Exception {
        var authority =
                TestKeys.make(folder, "authority", "RSA", "-ext", "BC=ca:true", "-ext", "KU=keyCertSign,cRLSign");
        var keys = TestKeys.make(
                folder, "gateway", "EC", authority, "-ext", "EKU=serverAuth", "-ext", "CRL=URI:http://localhost/crl");
        Files.writeString(folder.resolve("authority.pem"), authority.certificatePem());
        return Files.writeString(
                folder.resolve("gateway.pem"), keys.certificatePem() + authority.certificatePem() + keys.keyPem());
    }

    /** Severities by what was looked at. */
    private static Map<String, String> scan(int port) throws IOException, InterruptedException {
        Path findings = folder.resolve("findings.json");
        String command = "testssl --quiet --color 0 --warnings off --nodns none --ip 127.0.0.1 --add-ca "
                + folder.resolve("authority.pem") + " --jsonfile " + findings + " localhost:" + port;
        var process =
                new ProcessBuilder(command.split(" ")).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        process.waitFor(); // its status counts findings of any severity
        assertThat(findings).as(said).isNotEmptyFile();
        Map<String, String> found = new TreeMap<>();
        var each = FINDING.matcher(Files.readString(findings));
        while (each.find()) {
            found.put(each.group(1), each.group(2));
        }
        return found;
    }
}
