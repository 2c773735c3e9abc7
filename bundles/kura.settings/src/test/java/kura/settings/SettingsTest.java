// SPDX-License-Identifier: EPL-2.0
package kura.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {

    enum Colour {
        RED,
        DARK_BLUE
    }

    private final List<String> refusals = new ArrayList<>();

    @Test
    void anAbsentSettingHasItsDefault() {
        var settings = Settings.of(Map.of());

        assertThat(settings.text("name", "desk")).isEqualTo("desk");
        assertThat(settings.integer("port", 8080, 1, 65535)).isEqualTo(8080);
        assertThat(settings.number("period", 10, 0.1, 3600)).isEqualTo(10);
        assertThat(settings.choice("colour", Colour.RED)).isEqualTo(Colour.RED);
        assertThat(settings.flag("on", true)).isTrue();
        assertThat(settings.flag("on", false)).isFalse();
        assertThat(settings.pid("kura.x")).isEqualTo("kura.x");
        assertThat(settings.accepted("nothing changes", refusals::add)).isTrue();
    }

    static List<Object> numbers() {
        return List.of(9, 9L, (short) 9, (byte) 9, 9.0, 9f, "9", " 9 ", "9.0", '9');
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void aNumberMayComeInAnyDress(Object nine) {
        var settings = Settings.of(Map.of("port", nine));

        assertThat(settings.integer("port", 8080, 1, 65535)).isEqualTo(9);
        assertThat(settings.number("port", 1, 1, 65535)).isEqualTo(9);
        assertThat(settings.accepted("nothing changes", refusals::add)).isTrue();
    }

    @Test
    void trueAndFalseMayBeTexts() {
        var settings = Settings.of(Map.of("a", true, "b", false, "c", " TRUE", "d", "false"));

        assertThat(settings.flag("a", false)).isTrue();
        assertThat(settings.flag("b", true)).isFalse();
        assertThat(settings.flag("c", false)).isTrue();
        assertThat(settings.flag("d", true)).isFalse();
        assertThat(settings.accepted("nothing changes", refusals::add)).isTrue();
    }

    static List<Object> neither() {
        return List.of("", "yes", "truetrue", 1, 0.0, 't', new boolean[] {true}, Map.of());
    }

    @ParameterizedTest
    @MethodSource("neither")
    void whatIsNeitherTrueNorFalseIsRefusedAndTheDefaultGiven(Object value) {
        var settings = Settings.of(Map.of("on", value));

        assertThat(settings.flag("on", true)).isTrue();
        assertThat(settings.accepted("nothing changes", refusals::add)).isFalse();
        assertThat(refusals)
                .singleElement()
                .asString()
                .startsWith("setting on is '")
                .endsWith("', allowed is true or false; nothing changes");
    }

    static List<Object> noPorts() {
        return List.of(
                "", "abc", 0, 65536, -1, 9.5, true, Double.NaN, "NaN", "1e9", new int[] {9}, Map.of(), 99999999999L);
    }

    @ParameterizedTest
    @MethodSource("noPorts")
    void whatIsNoPortIsRefusedAndTheDefaultGiven(Object value) {
        var settings = Settings.of(Map.of("port", value));

        assertThat(settings.integer("port", 8080, 1, 65535)).isEqualTo(8080);
        assertThat(settings.accepted("nothing changes", refusals::add)).isFalse();
        assertThat(refusals)
                .singleElement()
                .asString()
                .startsWith("setting port is '")
                .contains("', allowed is a whole number from 1 to 65535;");
    }

    @Test
    void whatWasRefusedDiscreetlyIsNotTold() {
        var settings = Settings.of(Map.of("user", "S3cret", "port", "abc"));

        settings.discreet().text("user", "x", "a name", any -> false);
        settings.integer("port", 1, 1, 9);
        assertThat(settings.accepted("nothing changes", refusals::add)).isFalse();
        assertThat(refusals)
                .containsExactly(
                        "setting user is not understood, allowed is a name; nothing changes",
                        "setting port is 'abc', allowed is a whole number from 1 to 9; nothing changes");
    }

    @Test
    void anEmptyTextIsATextAndBlanksAroundOneDoNotCount() {
        var settings = Settings.of(Map.of("a", "", "b", "  desk "));

        assertThat(settings.text("a", "x")).isEmpty();
        assertThat(settings.text("b", "x")).isEqualTo("desk");
        assertThat(settings.accepted("nothing changes", refusals::add)).isTrue();
    }

    @Test
    void saysEachSettingThatIsWrongWithItsValueAndWhatIsAllowed() {
        var settings = Settings.of(Map.of("colour", "green", "names", new String[] {"a", null}));
        settings.choice("colour", Colour.RED);
        settings.text("names", "");

        assertThat(settings.accepted("nothing changes", refusals::add)).isFalse();
        assertThat(refusals)
                .containsExactly(
                        "setting colour is 'green', allowed is red or dark-blue; nothing changes",
                        "setting names is '[a, null]', allowed is a text; nothing changes");
    }

    @Test
    void aChoiceIsGivenByItsWord() {
        assertThat(Settings.of(Map.of("colour", "dark-blue")).choice("colour", Colour.RED))
                .isEqualTo(Colour.DARK_BLUE);
        assertThat(Settings.of(Map.of("colour", "RED")).choice("colour", Colour.DARK_BLUE))
                .isEqualTo(Colour.RED);
    }

    @Test
    void knowsTheNameThatAnOperatorGaveTheInstance() {
        var both = Map.of("kura.service.pid", "greenhouse", "service.pid", "kura.sensor.x-1");

        assertThat(Settings.of(both).pid("kura.sensor.x")).isEqualTo("greenhouse");
        assertThat(Settings.of(Map.of("service.pid", "kura.sensor.x-1")).pid("kura.sensor.x"))
                .isEqualTo("kura.sensor.x-1");
    }

    @Test
    void whatIsReadTwiceIsRefusedOnce() {
        var settings = Settings.of(Map.of("port", 0));
        settings.integer("port", 8080, 1, 65535);
        settings.integer("port", 8080, 1, 65535);

        settings.accepted("nothing changes", refusals::add);

        assertThat(refusals).hasSize(1);
    }
}
