// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;

/** Who waits, and who is not heard for a while. */
class FailedLoginsTest {

    private final FailedLogins logins = new FailedLogins();

    @Test
    void oneHostDoesNotLockOutItsNeighbours() throws Exception {
        for (int i = 0; i < 4; i++) {
            logins.failed(address("2001:db8::bad"));
        }

        assertThat(logins.isFull(address("2001:db8::bad"))).isTrue();
        assertThat(logins.isFull(address("2001:db8::1"))).isFalse();
    }

    @Test
    void neighboursWaitAsLongAsIfTheyWereOne() throws Exception {
        assertThat(logins.failed(address("2001:db8::bad"))).isEqualTo(250);
        assertThat(logins.failed(address("2001:db8::bad:1"))).isEqualTo(500);
        assertThat(logins.failed(address("2001:db8:1::"))).isEqualTo(250);
        assertThat(logins.failed(address("192.0.2.1"))).isEqualTo(250);
        assertThat(logins.failed(address("192.0.2.2"))).isEqualTo(250);
    }

    @Test
    void whoLoggedInBeforeIsHeardWhateverGoesOnAround() throws Exception {
        logins.succeeded(address("2001:db8::1"));
        for (int i = 0; i < 16; i++) {
            assertThat(logins.isFull(address("2001:db8::bad:" + i))).isFalse();
            logins.failed(address("2001:db8::bad:" + i));
        }

        assertThat(logins.isFull(address("2001:db8::bad:16"))).isTrue();
        assertThat(logins.isFull(address("2001:db8::1"))).isFalse();
    }

    @Test
    void waitingEndsThoughNobodySaysSo() throws Exception {
        for (int i = 0; i < 4; i++) {
            logins.failed(address("192.0.2.1"));
        }
        assertThat(logins.isFull(address("192.0.2.1"))).isTrue();

        await().until(() -> !logins.isFull(address("192.0.2.1")));
    }

    private static InetAddress address(String literal) throws Exception {
        return InetAddress.getByName(literal);
    }
}
