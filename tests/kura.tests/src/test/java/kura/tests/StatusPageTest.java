// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static kura.tests.OpenPage.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The status page in a real browser: live, in words, and safe. */
@Tag("laptop")
class StatusPageTest {

    @TempDir
    private static Path storage;

    private static OpenPage page;

    @BeforeAll
    static void start() throws Exception {
        page = new OpenPage(storage);
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    @BeforeEach
    void open() {
        page.open();
    }

    @AfterEach
    void nothingWasViolated() {
        page.nothingWasViolated();
    }

    @Test
    void showsEverySensorWithItsValuesAndALine() {
        page.shows("document.querySelectorAll('svg path[d^=M]').length", "6");
        page.shows("document.getElementById('summary').textContent", "All 2 sensors work.");
        assertThat(page.card("bme680").replace('\u00A0', ' '))
                .contains("✓ Works")
                .containsPattern("Temperature\\s+\\d\\d\\.\\d\\d °C")
                .containsPattern("Relative humidity\\s+\\d\\d\\.\\d %")
                .containsPattern("Pressure\\s+\\d+\\.\\d hPa")
                .containsPattern("Gas resistance\\s+[\\d.]+ kΩ")
                .containsPattern("10 min: [\\d.]+ °C to [\\d.]+ °C")
                .containsPattern("Read \\d+ s ago");
        assertThat(page.browser().evaluate("document.getElementById('facts').innerText"))
                .contains(
                        "Requests answered",
                        "http://127.0.0.1:" + page.gateway().port() + "/");
    }

    @Test
    void tellsWhatIsWrongAndWhatToDoAsSoonAsItHappensAndWhenItIsOver() {
        page.shows("document.querySelectorAll('svg path[d^=M]').length", "6");
        page.gateway().sensor("bme680", Map.of("bus", "9"));

        page.shows("document.getElementById('summary').textContent", "1 of 2 sensors fails: bme680.");
        assertThat(page.card("bme680"))
                .contains("✗ Fails", "The bus is not there. (absent)", "Enable I²C", "Last read ", "was ");
        page.shows("document.title", "1 failing: sensors of 127.0.0.1");

        page.gateway().sensor("bme680", Map.of());
        page.shows("document.getElementById('summary').textContent", "All 2 sensors work.");
        assertThat(page.card("bme680")).contains("✓ Works").doesNotContain("absent");
    }

    @Test
    void aRefusedSettingOfASensorThatWorksIsAWarning() throws Exception {
        page.gateway().sensor("bme680", Map.of("address", "0x99"));

        page.shows("document.getElementById('summary').textContent", "All 2 sensors work. 1 has a warning: bme680.");
        assertThat(page.card("bme680"))
                .contains("⚠ Works, with a warning", "address is '0x99'", "what was set before stays");
        assertThat(page.browser().evaluate("document.querySelectorAll('article.warns').length"))
                .isEqualTo("1");
        for (String scheme : List.of("dark", "light")) {
            page.browser().emulate(320, 640, "prefers-color-scheme", scheme);
            assertThat(page.browser().evaluate(OpenPage.script("contrast.js"))).isEmpty();
        }

        page.gateway().sensor("bme680", Map.of());
        page.shows("document.getElementById('summary').textContent", "All 2 sensors work.");
        assertThat(page.card("bme680")).contains("✓ Works");
    }

    @Test
    void aSensorThatIsTakenAwayLeavesThePage() throws Exception {
        page.gateway().bundle("kura.sensor.bme680").stop();
        page.shows("document.querySelectorAll('article').length", "1");
        page.gateway().bundle("kura.sensor.bme680").start();
        page.shows("document.querySelectorAll('article').length", "2");
    }

    @Test
    void hostileNamesAreTexts() {
        assertThat(page.browser().evaluate("document.querySelectorAll('article h2')[0].textContent"))
                .isEqualTo(HOSTILE);
        assertThat(page.browser().evaluate("document.images.length")).isEqualTo("0");
    }

    @Test
    void pausesWhileNobodyLooksOrWhenAsked() {
        String requests = "performance.getEntriesByName(new URL('status.json', location).href).length";
        page.browser().evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
        page.shows("asking", "null");
        String before = page.browser().evaluate(requests);
        page.browser().evaluate("update()");
        assertThat(page.browser().evaluate("asking")).isEqualTo("null");
        assertThat(page.browser().evaluate(requests)).isEqualTo(before);
        page.browser().evaluate("(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))");
        page.shows(requests + " > " + before, "true");

        page.browser().evaluate("document.getElementById('pause').click()");
        page.shows("document.getElementById('updated').textContent", "Paused");
        page.browser().evaluate("update()");
        page.shows("asking", "null");
        page.browser().evaluate("document.getElementById('pause').click()");
        page.shows("document.getElementById('updated').textContent", "Live");
    }

    @Test
    void saysThatItIsOldWhenTheGatewayIsGoneAndGoesOnWhenItIsBack() {
        int port = page.gateway().port();
        page.gateway().set(Map.of("port", FreePort.next()));
        page.shows(
                "document.getElementById('summary').textContent",
                "The gateway does not answer. What is shown here is old.");

        page.gateway().set(Map.of("port", port));
        page.shows("document.getElementById('summary').textContent", "All 2 sensors work.");
        page.shows("document.getElementById('updated').textContent", "Live");
        assertThat(page.browser().tools().complaints()).allMatch(each -> each.contains("ERR_CONNECTION_REFUSED"));
    }

    @Test
    void canBeReadWithoutItsScript() throws Exception {
        page.browser().tools().send("Emulation.setScriptExecutionDisabled", "{\"value\":true}");
        page.browser().open("http://127.0.0.1:" + page.gateway().port() + "/?again");

        assertThat(page.browser().evaluate("document.querySelector('main').innerText"))
                .contains("All 2 sensors work.", HOSTILE, "Relative humidity: ");
        assertThat(page.browser().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo("320");
        assertThat(page.browser().evaluate(OpenPage.script("broken-words.js"))).isEmpty();
        page.browser().screen(800, 640);
        assertThat(page.browser().evaluate(OpenPage.script("broken-words.js"))).isEmpty();
        page.open();
    }
}
