// SPDX-License-Identifier: EPL-2.0
package kura.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatternsTest {

    @Test
    void chooseAndLeaveOut() {
        var patterns = Patterns.of("plc-*, boiler !plc-test");
        assertThat(patterns.choose("plc-1")).isTrue();
        assertThat(patterns.choose("boiler")).isTrue();
        assertThat(patterns.choose("boiler2")).isFalse();
        assertThat(patterns.choose("plc-test")).isFalse();
        assertThat(Patterns.of("!a").choose("b")).isTrue();
        assertThat(Patterns.of("a.b").choose("aXb")).isFalse();
        assertThat(Patterns.of(" , ! ").isEmpty()).isTrue();
    }

    @Test
    void thoseWithASlashAreOfOneOwner() {
        var patterns = Patterns.of("boiler/temp*, !*/temp_raw");
        assertThat(patterns.choose("boiler", "temp1")).isTrue();
        assertThat(patterns.choose("meter", "temp1")).isFalse();
        assertThat(patterns.choose("boiler", "temp_raw")).isFalse();
    }
}
