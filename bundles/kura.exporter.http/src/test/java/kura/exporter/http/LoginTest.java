// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.withoutOwn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import kura.secrets.TestCrypto;
import kura.testing.FreePort;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who does not know the password sees nothing, and waits for that. */
class LoginTest {

    private static final String RIGHT = basic("prometheus:grün-geheim");

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @Test
    void letsInWhoKnowsThePassword() throws IOException {
        passwords();

        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(ask("/metrics", RIGHT.replace("Basic", "basic"))).startsWith("HTTP/1.1 200");
        try (var log = new ErrorLog()) {
            for (String wrong : List.of("prometheus:", "Prometheus:grün-geheim", ":grün-geheim", "")) {
                assertThat(ask("/metrics", basic(wrong))).as(wrong).startsWith("HTTP/1.1 401");
            }
            assertThat(log.lines()).containsOnlyOnce("a login failed: 127.0.0.1 (more of this is only counted");
        }
    }

    @Test
    void saysHowToLogInAtAllPathsButTwo() throws IOException {
        passwords();

        for (String path : List.of("/metrics", "/", "/none", "/-/healthy/", "/-/healthy%20", "//-/healthy")) {
            assertThat(ask(path, null))
                    .as(path)
                    .startsWith("HTTP/1.1 401 Unauthorized")
                    .contains("www-authenticate: Basic realm=\"metrics\", charset=\"UTF-8\"");
        }
        assertThat(ask("/-/healthy", null)).startsWith("HTTP/1.1 200");
        assertThat(ask("/-/ready", null)).startsWith("HTTP/1.1 200");
    }

    @Test
    void takesATokenToo() throws IOException {
        endpoint.set(Map.of("login", "token", "login.token", "s3cr3t"));

        assertThat(ask("/metrics", "Bearer s3cr3t")).startsWith("HTTP/1.1 200");
        assertThat(ask("/metrics", "Bearer s3cr3")).startsWith("HTTP/1.1 401");
        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 401").contains("www-authenticate: Bearer realm");
        endpoint.set(Map.of("login", "password-or-token", "login.password", "grün-geheim"));
        assertThat(ask("/metrics", "Bearer s3cr3t")).startsWith("HTTP/1.1 200");
        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(ask("/metrics", RIGHT + "\r\nAuthorization: " + RIGHT)).startsWith("HTTP/1.1 401");
    }

    @Test
    void letsWhoGuessesWaitLongerAndLongerAndNobodyElse() throws IOException {
        passwords();
        long before = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            assertThat(ask("/metrics", basic("prometheus:" + i))).startsWith("HTTP/1.1 401");
        }
        assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThan(250 + 500 + 1000 + 2000);
        assertThat(ask("/metrics", RIGHT))
                .startsWith("HTTP/1.1 200")
                .contains("exporter_http_login_failures_total{endpoint=\"kura.exporter.http\"} 4.0");
    }

    @Test
    void isNotQuickerForWhoGuessesManyTimesAtOnce() throws Exception {
        passwords();
        var answers = new ArrayList<Future<String>>();
        var threads = new ForkJoinPool(20);
        for (int i = 0; i < 20; i++) {
            String guess = basic("prometheus:" + i);
            answers.add(threads.submit(() -> ask("/metrics", guess)));
        }
        int looked = 0;
        for (var answer : answers) {
            looked += answer.get().startsWith("HTTP/1.1 401") ? 1 : 0;
        }
        threads.shutdown();
        assertThat(looked).isBetween(1, 12); // the others got a 429
        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200").contains("reason=\"logins\"");
    }

    @Test
    void decryptsWhatKuraEncryptedAsSoonAsItCan() throws IOException {
        endpoint.set(Map.of("login", "password", "login.password", TestCrypto.encrypted("grün-geheim")));
        assertThat(ask("/metrics", null)).startsWith("HTTP/1.1 200"); // as before: it cannot know it yet

        endpoint.exporter().setCrypto(new TestCrypto());
        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(ask("/metrics", null)).startsWith("HTTP/1.1 401");
    }

    @Test
    void doesNotTakeForAPasswordWhatKuraCannotDecrypt() throws IOException {
        passwords();
        String ofAnotherGateway = TestCrypto.encrypted("grün-geheim");
        endpoint.exporter().setCrypto(encrypted -> {
            throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
        });
        endpoint.set("login.password", ofAnotherGateway);

        assertThat(ask("/metrics", basic("prometheus:" + ofAnotherGateway))).startsWith("HTTP/1.1 401");
        assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(ask("/status.json", RIGHT)).contains("Setting login.password cannot be decrypted: enter it again");
    }

    @Test
    void takesAPasswordThatAProgramSentAsANumber() throws IOException {
        endpoint.set(Map.of("login", "password", "login.password", 1234));

        assertThat(ask("/metrics", basic("prometheus:1234"))).startsWith("HTTP/1.1 200");
    }

    @Test
    void hearsWhoKnowsThePasswordThoughItWasSwitchedOffWhileGuessersWaited() throws IOException {
        var settings = new HashMap<String, Object>(
                Map.of("address", "127.0.0.1", "login", "password", "login.password", "grün-geheim"));
        var another = new AdditionalEndpointComponent();
        endpoint.port = FreePort.next();
        try {
            settings.put("port", endpoint.port);
            another.configure(settings);
            await().ignoreExceptions().until(() -> ask("/", null).startsWith("HTTP/1.1 401"));
            for (int i = 0; i < 4; i++) {
                var guess = endpoint.connect();
                guess.getOutputStream().write(request("/", basic("prometheus:" + i)));
            }
            await().until(() -> ask("/", RIGHT).startsWith("HTTP/1.1 429"));

            settings.put("port", 0);
            another.configure(settings);
            settings.put("port", endpoint.port);
            another.configure(settings);
            await().ignoreExceptions().until(() -> ask("/", RIGHT).startsWith("HTTP/1.1 200"));
        } finally {
            another.stop();
        }
    }

    @Test
    void goesOnWhenOnlyTheEncryptionOfAPasswordChanged() throws IOException {
        endpoint.exporter().setCrypto(new TestCrypto());
        endpoint.set(Map.of("login", "password", "login.password", TestCrypto.encrypted("grün-geheim")));
        long before = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            endpoint.set("login.password", TestCrypto.encrypted("grün-geheim"));
            ask("/metrics", basic("prometheus:" + i));
        }
        assertThat((System.nanoTime() - before) / 1_000_000).isGreaterThan(3000); // not forgotten in between
        endpoint.set("login.password", "in clear, as a program may send it");
        assertThat(ask("/metrics", basic("prometheus:in clear, as a program may send it")))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void keepsTheLastPasswordWhenTheNewOneIsMissing() throws IOException {
        passwords();
        for (var wrong : Map.of("login.password", "", "login.user", "a:b", "login", "guess")
                .entrySet()) {
            endpoint.configure(endpoint.with(wrong.getKey(), wrong.getValue()));
            assertThat(ask("/metrics", RIGHT)).startsWith("HTTP/1.1 200");
            assertThat(ask("/metrics", null)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void showsNoOtherBundleThePassword() throws IOException {
        passwords();
        var seen = new ArrayList<String>();
        endpoint.filter(0, request -> {
            seen.addAll(request.headers().keySet());
            return Optional.empty();
        });
        assertThat(withoutOwn(ask("/metrics", RIGHT))).endsWith(PAGE);
        assertThat(ask("/-/healthy", RIGHT)).startsWith("HTTP/1.1 200");
        assertThat(ask("/-/ready", basic("prometheus:guess"))).startsWith("HTTP/1.1 200");
        assertThat(seen).contains("host").doesNotContain("authorization");
    }

    private void passwords() {
        endpoint.set(Map.of("login", "password", "login.password", "grün-geheim"));
        await().ignoreExceptions().until(() -> ask("/metrics", null).startsWith("HTTP/1.1 401"));
    }

    private static String basic(String login) {
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
    }

    private String ask(String path, String authorization) throws IOException {
        return endpoint.raw(new String(request(path, authorization), ISO_8859_1));
    }

    private static byte[] request(String path, String authorization) {
        String header = authorization == null ? "" : "Authorization: " + authorization + "\r\n";
        String request = "GET " + path + " HTTP/1.1\r\nHost: x\r\n" + header + "Connection: close\r\n\r\n";
        return request.getBytes(ISO_8859_1);
    }
}
