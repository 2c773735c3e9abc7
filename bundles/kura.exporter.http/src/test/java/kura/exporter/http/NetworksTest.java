// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import static kura.exporter.http.TestEndpoint.PAGE;
import static kura.exporter.http.TestEndpoint.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import kura.exporter.http.server.Networks;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From where clients may come. */
class NetworksTest {

    private final TestEndpoint endpoint = new TestEndpoint();

    @AfterEach
    void stop() {
        endpoint.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10.0.0.0/8               | 10.255.0.1       | true",
                "10.1.2.3/8               | 10.255.0.1       | true",
                "10.0.0.0/8               | 11.0.0.1         | false",
                "192.168.1.128/25         | 192.168.1.127    | false",
                "192.168.1.128/25         | 192.168.1.128    | true",
                "0.0.0.0/0                | 8.8.8.8          | true",
                "0.0.0.0/0                | fd00::1          | false",
                "10.0.0.1                 | 10.0.0.2         | false",
                "fd00::/8                 | fdff::1          | true",
                "fd00::/8                 | fe80::1          | false",
                "2001:db8::1              | 2001:db8::1      | true",
                "10.0.0.1, 10.0.0.2/32 ,  | 10.0.0.2         | true",
                "10.0.0.0/8               | ::ffff:10.0.0.1  | true",
                "::ffff:10.0.0.0/104      | 10.0.0.1         | true",
                "::ffff:10.0.0.0/104      | 11.0.0.1         | false",
                "::ffff:10.0.0.1          | 10.0.0.1         | true",
                "::ffff:0:0/96            | 8.8.8.8          | true",
            })
    void containAddresses(String list, String address, boolean contained) throws Exception {
        assertThat(Networks.of(list).contain(InetAddress.getByName(address))).isEqualTo(contained);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                       | 10.0.0.0/8             | 10.0.0.0/8",
                "10.0.0.0/8             | 10.1.0.0/16, fd00::/8  | 10.1.0.0/16",
                "10.1.0.0/16, fd00::/16 | 10.0.0.0/8, fd00::/8   | 10.1.0.0/16, fd00::/16",
            })
    void andOthersLeaveWhatIsInBoth(String some, String others, String both) {
        assertThat(Networks.of(some == null ? "" : some).and(Networks.of(others)))
                .isEqualTo(Networks.of(both));
    }

    @Test
    void thatHaveNothingInCommonLeaveNobody() throws Exception {
        var nobody = Networks.of("10.0.0.0/8").and(Networks.of("11.0.0.0/8"));

        assertThat(nobody.contain(InetAddress.getByName("10.0.0.1"))).isFalse();
        assertThat(nobody.contain(InetAddress.getByName("::1"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "fd00::/129",
                "10.0.0",
                "gateway",
                "10.0.0.0/",
                "/8",
                "10.0.0.0/-1",
                "::ffff:10.0.0.0/95",
                "::ffff:10.0.0.0/129",
                "fe80::1%eth0"
            })
    void sayWhichEntryIsNone(String entry) {
        assertThatThrownBy(() -> Networks.of("10.0.0.0/8, " + entry)).hasMessage(entry);
    }

    @Test
    void whoIsInNoneOfThemIsNotHeard() throws Exception {
        try (var socket = endpoint.connect()) {
            assertThat(ask(socket)).startsWith("HTTP/1.1 200");
            endpoint.set("networks", "10.0.0.0/8");
            await().ignoreExceptions().until(() -> socket.getInputStream().read() == -1);
        }
        await().until(() -> isRefused());

        endpoint.set("networks", "10.0.0.0/8, 127.0.0.0/8");
        await().until(() -> !isRefused());
        assertThat(endpoint.get("/metrics").body())
                .contains("exporter_http_rejections_total{endpoint=\"kura.exporter.http\",reason=\"network\"}");
    }

    @Test
    void aWrongListChangesNothing() throws Exception {
        endpoint.configure(endpoint.with("networks", "10.0.0.0/8, nonsense"));
        assertThat(endpoint.page()).isEqualTo(PAGE);
        endpoint.set(Map.of("networks", ""));
        assertThat(endpoint.page()).isEqualTo(PAGE);
    }

    private boolean isRefused() {
        try (var socket = endpoint.connect()) {
            ask(socket);
            return false;
        } catch (IOException e) {
            return true;
        }
    }
}
