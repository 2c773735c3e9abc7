// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kura.settings.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator may set, and what is said of the rest. */
class RemoteTest {

    @ParameterizedTest
    @CsvSource({
        "http://host,                    host,   80, /",
        "HTTPS://host/a/b?c=%2F&d,       host,  443, /a/b?c=%2F&d",
        "http://[::1]:9091/,             ::1,  9091, /",
        "http://10.0.0.1:9091?x,     10.0.0.1, 9091, /?x",
    })
    void urlsOfHttpAreTaken(String url, String host, int port, String target) {
        var remote = Remote.of(url);

        assertThat(remote.host()).isEqualTo(host);
        assertThat(remote.port()).isEqualTo(port);
        assertThat(remote.target()).isEqualTo(target);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://host",
        "host:9091",
        "http://",
        "http://user:secret@host/",
        "http://host/#there",
        "http://host:99999/",
        "http://host:0/",
        "http://höst/",
        "'http://host/a b'",
        "'http://host/\r\nX: y'"
    })
    void othersAreRefusedWithoutRepeatingThem(String url) {
        assertThat(refusals(Map.of("url", url)))
                .singleElement()
                .asString()
                .startsWith("setting url is not understood, allowed is a URL such as https://");
        assertThatThrownBy(() -> Remote.of(url)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noUrlIsNoServer() {
        var settings = Settings.of(Map.of());

        assertThat(Remote.of(settings, RemoteTest::clear)).isEmpty();
        assertThat(settings.accepted("", refusal -> {})).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "headers        | content-type: x      | setting headers has content-type, which is not allowed: it is set elsewhere or by itself",
                "headers        | Authorization: x     | setting headers has Authorization, which is not allowed: it is set elsewhere or by itself",
                "headers        | A: geheim, a: geheim | setting headers has the name a twice, allowed is once",
                "headers        | geheim               | setting headers has an entry that is not understood, allowed are pairs",
                "headers        | 'A: ge~heim'         | setting headers has an entry that is not understood, allowed are pairs",
                "login          | geheim               | setting login is not understood, allowed is none or password or token",
                "login          | password             | setting login.user is empty, but the server is to be told it",
                "login          | token                | setting login.token is empty, but the server is to be told it",
                "proxy          | geheim               | setting proxy is not understood, allowed is host and port",
                "proxy          | host:99999           | setting proxy is not understood, allowed is host and port",
                "timeout        | 0                    | setting timeout is '0', allowed is a number from 0.1 to 300.0",
                "tls            | kura-keystore        | setting tls.keystore is empty, but TLS is to take its keys from there",
                "tls.trust.file | relative             | setting tls.trust.file is not understood, allowed is an absolute path",
            })
    void whatIsWrongIsSaidInWordsWithoutSecrets(String key, String value, String words) {
        var refusals = refusals(Map.of("url", "http://host", key, value.replace("~", "\r\n")));

        assertThat(refusals).anyMatch(refusal -> refusal.startsWith(words)).noneMatch(each -> each.contains("geheim"));
    }

    @Test
    void tokensWithLineEndsAreRefused() {
        assertThat(refusals(Map.of("url", "http://host", "login", "token", "login.token", "a\r\nX: y")))
                .containsExactly("setting login.token holds a blank, a line end or a character outside of ASCII; no");
    }

    @Test
    void secretsAreNotInItsWords() {
        var remote = remote(Map.of(
                "url", "https://host/api?key=geheim",
                "login", "token",
                "login.token", "geheim",
                "proxy", "proxy:3128",
                "proxy.user", "me",
                "proxy.password", "geheim"));

        assertThat(remote).hasToString("https://host/api by the proxy proxy:3128");
        assertThat(remote.proxy()).hasToString("proxy:3128");
    }

    @Test
    void theSameSettingsAreTheSameServer() {
        Map<String, Object> given = Map.of("url", "https://host/", "headers", "A: b", "proxy", "p:1", "timeout", "3");

        assertThat(remote(given)).isEqualTo(remote(new HashMap<>(given)));
    }

    private static Remote remote(Map<String, ?> given) {
        return Remote.of(Settings.of(given), RemoteTest::clear).orElseThrow();
    }

    private static List<String> refusals(Map<String, ?> given) {
        var settings = Settings.of(given);
        Remote.of(settings, RemoteTest::clear);
        var refusals = new ArrayList<String>();
        settings.accepted("no", refusals::add);
        return refusals;
    }

    private static String clear(Settings settings, String key) {
        return settings.text(key, "");
    }
}
