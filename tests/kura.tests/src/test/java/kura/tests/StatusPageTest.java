// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status page in a real browser, as an operator uses it: on a phone, by keyboard, with a screen reader. */
@Tag("laptop")
class StatusPageTest {

    private static final String HOSTILE = "<img src=x onerror=alert(1)>";

    @TempDir
    private static Path storage;

    private static TestGateway gateway;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.sensor("si7021", "odd", Map.of("sensor.name", HOSTILE));
        gateway.shows("kura_sensor_up{sensor=\"" + HOSTILE + "\"} 1.0");
        browser = new Browser(storage);
    }

    @AfterAll
    static void stop() {
        browser.close();
        gateway.close();
    }

    @BeforeEach
    void open() {
        browser.emulate(320, 640, "prefers-color-scheme", "light");
        browser.open("http://127.0.0.1:" + gateway.port() + "/");
        shows("document.querySelectorAll('article').length", "3");
        browser.evaluate("window.opened = 'once'");
    }

    @AfterEach
    void nothingWasViolated() {
        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.evaluate("window.opened")).isEqualTo("once"); // and nobody reloaded it
    }

    @Test
    void showsEverySensorWithItsValuesAndALine() {
        shows("document.getElementById('summary').textContent", "All 3 sensors work.");
        assertThat(card("bme680").replace('\u00A0', ' '))
                .contains("✓ Works")
                .containsPattern("Temperature\\s+\\d\\d\\.\\d\\d °C")
                .containsPattern("Relative humidity\\s+\\d\\d\\.\\d %")
                .containsPattern("Pressure\\s+\\d+\\.\\d hPa")
                .containsPattern("Gas resistance\\s+[\\d.]+ kΩ")
                .containsPattern("10 min: [\\d.]+ °C to [\\d.]+ °C")
                .containsPattern("Read [01] s ago");
        shows("document.querySelectorAll('svg path[d^=M]').length", "8");
        assertThat(browser.evaluate("document.getElementById('facts').innerText"))
                .contains("Requests answered", "http://127.0.0.1:" + gateway.port() + "/");
    }

    @Test
    void tellsWhatIsWrongAndWhatToDoAsSoonAsItHappensAndWhenItIsOver() {
        gateway.sensor("bme680", Map.of("bus", "9"));

        shows("document.getElementById('summary').textContent", "1 of 3 sensors fails: bme680.");
        assertThat(card("bme680"))
                .contains("✗ Fails", "The bus is not there. (absent)", "Enable I²C", "Last read ", "was ");
        shows("document.title", "1 failing: sensors of 127.0.0.1");

        gateway.sensor("bme680", Map.of());
        shows("document.getElementById('summary').textContent", "All 3 sensors work.");
        assertThat(card("bme680")).contains("✓ Works").doesNotContain("absent");
    }

    @Test
    void aSensorThatIsTakenAwayLeavesThePage() throws Exception {
        gateway.bundle("kura.sensor.bme680").stop();
        shows("document.querySelectorAll('article').length", "2");
        gateway.bundle("kura.sensor.bme680").start();
        shows("document.querySelectorAll('article').length", "3");
    }

    @Test
    void hostileNamesAreTexts() {
        assertThat(browser.evaluate("document.querySelectorAll('article h2')[0].textContent"))
                .isEqualTo(HOSTILE);
        assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
    }

    @Test
    void aScreenReaderHearsOfStatesAndNotOfEveryValue() {
        browser.evaluate("(window.heard = 0, new MutationObserver(() => window.heard++).observe("
                + "document.body, {subtree: true, childList: true, characterData: true}), window.said = 0, "
                + "document.querySelectorAll('[role=status], [aria-live]').forEach(live => new MutationObserver("
                + "() => window.said++).observe(live, {subtree: true, childList: true, characterData: true})))");

        shows("window.heard > 2", "true");
        assertThat(browser.evaluate("window.said")).isEqualTo("0");
    }

    @Test
    void pausesWhileNobodyLooksOrWhenAsked() {
        String requests = "performance.getEntriesByName(new URL('status.json', location).href).length";
        browser.evaluate("Object.defineProperty(document, 'hidden', {value: true, configurable: true})");
        shows("asking", "null");
        String before = browser.evaluate(requests);
        browser.evaluate("update()");
        assertThat(browser.evaluate("asking")).isEqualTo("null");
        assertThat(browser.evaluate(requests)).isEqualTo(before);
        browser.evaluate("(delete document.hidden, document.dispatchEvent(new Event('visibilitychange')))");
        shows(requests + " > " + before, "true");

        browser.evaluate("document.getElementById('pause').click()");
        shows("document.getElementById('updated').textContent", "Paused");
        browser.evaluate("update()");
        shows("asking", "null");
        browser.evaluate("document.getElementById('pause').click()");
        shows("document.getElementById('updated').textContent", "Live");
    }

    @ParameterizedTest
    @CsvSource({"320, light", "320, dark", "390, dark", "1280, light"})
    void fitsOnEveryScreenAndCanBeReadInEveryLight(int width, String scheme) throws Exception {
        browser.emulate(width, 640, "prefers-color-scheme", scheme);

        assertThat(browser.evaluate("document.documentElement.scrollWidth")).isEqualTo(String.valueOf(width));
        assertThat(browser.evaluate("matchMedia('(prefers-color-scheme: " + scheme + ")').matches"))
                .isEqualTo("true");
        assertThat(browser.evaluate(script("contrast.js"))).isEmpty();
    }

    @Test
    void nothingMovesForWhoDoesNotWantThat() {
        browser.emulate(320, 640, "prefers-reduced-motion", "reduce");

        assertThat(browser.evaluate("getComputedStyle(document.querySelector('article')).transitionDuration"))
                .isEqualTo("0s");
    }

    @Test
    void theKeyboardReachesAllThereIsInOrderAndShowsWhere() {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            browser.pressTab();
            reached.add(browser.evaluate("document.activeElement.textContent"));
            assertThat(browser.evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        }

        assertThat(reached)
                .containsExactly(
                        "Pause updates", "/metrics", "Prometheus text", "OpenMetrics text", "Prometheus protobuf");
    }

    @Test
    void aScreenReaderFindsItsWay() {
        String tree = browser.send("Accessibility.getFullAXTree", "{}");

        assertThat(names(tree, "heading"))
                .containsExactlyInAnyOrder(
                        "Sensors", HOSTILE, "bme680", "si7021", "This endpoint", "Metrics for Prometheus");
        assertThat(names(tree, "article")).containsExactly(HOSTILE, "bme680", "si7021");
        assertThat(names(tree, "button")).containsExactly("Pause updates");
        assertThat(names(tree, "navigation")).containsExactly("Metrics for Prometheus");
        assertThat(names(tree, "term")).contains("Temperature", "Open connections");
        assertThat(tree).contains("\"value\":\"status\"", "\"value\":\"main\"").doesNotContain("SvgRoot");
        assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("en");
    }

    private static List<String> names(String tree, String role) {
        return java.util.regex.Pattern.compile(
                        "\"ignored\":false,\"role\":\\{\"type\":\"\\w+\",\"value\":\"" + role
                                + "\"\\}(?:,\"chromeRole\":\\{[^}]*\\})?,\"name\":\\{\"type\":\"computedString\",\"value\":\"([^\"]*)\"")
                .matcher(tree)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String card(String sensor) {
        return browser.evaluate("[...document.querySelectorAll('article')].find("
                + "card => card.firstChild.textContent === '" + sensor + "').innerText");
    }

    private static void shows(String script, String text) {
        TestGateway.patiently(() -> assertThat(browser.evaluate(script)).isEqualTo(text));
    }

    private static String script(String name) throws Exception {
        try (var in = StatusPageTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
