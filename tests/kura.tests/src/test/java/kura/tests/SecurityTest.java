// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real Prometheus scrapes a gateway that speaks TLS and wants a password. */
class SecurityTest {

    @TempDir
    private Path storage;

    private TestGateway gateway;

    @BeforeEach
    void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        keytool("-genkeypair -keyalg EC -dname CN=gateway -ext SAN=IP:127.0.0.1 -storetype PKCS12");
        keytool("-exportcert -rfc -file " + storage.resolve("gateway.pem"));
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void comesInWithItsPasswordOnly() throws Exception {
        gateway.set(Map.of(
                "tls", "file",
                "tls.file", storage.resolve("gateway.p12").toString(),
                "tls.password", "changeit",
                "login", "password",
                "login.password", "a secret",
                "networks", "127.0.0.0/8, ::1"));

        try (var prometheus = new Prometheus(storage, gateway.port(), login("a secret"))) {
            prometheus.returns("up{job=\"kura\"}", "\"1\"");
            prometheus.returns("kura_temperature_celsius{sensor=\"bme680\"}", "\"sensor\":\"bme680\"");
            double end = prometheus.value("kura_exporter_http_tls_certificate_expiry_timestamp_seconds");
            assertThat(end).isGreaterThan(System.currentTimeMillis() / 1000.0);
        }
        try (var prometheus = new Prometheus(storage, gateway.port(), login("a guess"))) {
            prometheus.returns("up{job=\"kura\"}", "\"0\"");
        }
    }

    private String login(String password) {
        return """
                scheme: https
                tls_config: {ca_file: %s}
                basic_auth: {username: prometheus, password: "%s"}
                """.formatted(storage.resolve("gateway.pem"), password);
    }

    private void keytool(String arguments) throws Exception {
        String program =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        String all = program + " " + arguments + " -alias key -storepass changeit -keystore "
                + storage.resolve("gateway.p12");
        try (var keytool = new Program(storage, Map.of(), List.of(all.split(" ")))) {
            assertThat(keytool.ends(20)).as(keytool.output()).isZero();
        }
    }
}
