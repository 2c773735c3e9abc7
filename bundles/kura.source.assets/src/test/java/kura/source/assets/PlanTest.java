// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Map;
import kura.settings.Settings;
import org.junit.jupiter.api.Test;

class PlanTest {

    @Test
    void nothingSetReadsNothing() {
        assertThat(Plan.NONE.assets().choose("boiler")).isFalse();
        assertThat(Plan.of(Settings.of(Map.of("other", 1)))).isEqualTo(Plan.NONE);
        assertThat(Plan.of(Settings.of(Map.of("assets", "x")))).isNotEqualTo(Plan.NONE);
    }

    @Test
    void refusesWhatIsNotAllowed() {
        for (Map<String, Object> wrong : java.util.List.<Map<String, Object>>of(
                Map.of("period", "often"),
                Map.of("period", 0),
                Map.of("deadline", -1),
                Map.of("name", "{what}"),
                Map.of("name", "7up"),
                Map.of("name", "a-b"),
                Map.of("units", "miles"),
                Map.of("texts", 7),
                Map.of("channels.most", 0),
                Map.of("assets", new String[] {"a"}))) {
            var settings = Settings.of(wrong);
            Plan.of(settings);
            var said = new ArrayList<String>();
            assertThat(settings.accepted("", said::add)).as("%s", wrong).isFalse();
            assertThat(said)
                    .singleElement()
                    .asString()
                    .contains(wrong.keySet().iterator().next());
        }
    }

    @Test
    void aNameThatBeginsWithAnAssetsDigitGetsAnUnderscore() {
        assertThat(Plan.of(Settings.of(Map.of("name", "{asset}_{channel}"))).name("2nd.floor", "T-1", "value"))
                .isEqualTo("_2nd_floor_t_1");
    }
}
