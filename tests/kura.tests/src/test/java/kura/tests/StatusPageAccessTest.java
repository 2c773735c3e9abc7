// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static kura.tests.OpenPage.HOSTILE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The status page for everybody: on a phone, by keyboard, with a screen reader, in the dark. */
@Tag("laptop")
class StatusPageAccessTest {

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
    void aScreenReaderHearsOfStatesAndNotOfEveryValue() {
        page.browser()
                .evaluate(
                        "(window.heard = 0, new MutationObserver(() => window.heard++).observe("
                                + "document.body, {subtree: true, childList: true, characterData: true}), window.said = 0, "
                                + "document.querySelectorAll('[role=status], [aria-live]').forEach(live => new MutationObserver("
                                + "() => window.said++).observe(live, {subtree: true, childList: true, characterData: true})))");

        page.shows("window.heard > 2", "true");
        assertThat(page.browser().evaluate("window.said")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({"320, light", "320, dark", "390, dark", "1280, light"})
    void fitsOnEveryScreenAndCanBeReadInEveryLight(int width, String scheme) throws Exception {
        page.browser().emulate(width, 640, "prefers-color-scheme", scheme);

        assertThat(page.browser().evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(String.valueOf(width));
        assertThat(page.browser().evaluate("matchMedia('(prefers-color-scheme: " + scheme + ")').matches"))
                .isEqualTo("true");
        assertThat(page.browser().evaluate(OpenPage.script("contrast.js"))).isEmpty();
    }

    @Test
    void nothingMovesForWhoDoesNotWantThat() {
        page.browser().emulate(320, 640, "prefers-reduced-motion", "reduce");

        assertThat(page.browser().evaluate("getComputedStyle(document.querySelector('article')).transitionDuration"))
                .isEqualTo("0s");
    }

    @Test
    void theKeyboardReachesAllThereIsInOrderAndShowsWhere() {
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            page.browser().hand().pressTab();
            reached.add(page.browser().evaluate("document.activeElement.textContent"));
            assertThat(page.browser().evaluate("getComputedStyle(document.activeElement).outlineStyle"))
                    .isEqualTo("solid");
        }

        assertThat(reached)
                .containsExactly(
                        "Pause updates", "/metrics", "Prometheus text", "OpenMetrics text", "Prometheus protobuf");
    }

    @Test
    void aScreenReaderFindsItsWay() {
        String tree = page.browser().tools().send("Accessibility.getFullAXTree", "{}");

        assertThat(names(tree, "heading"))
                .containsExactlyInAnyOrder("Sensors", HOSTILE, "bme680", "This endpoint", "Metrics for Prometheus");
        assertThat(names(tree, "article")).containsExactly(HOSTILE, "bme680");
        assertThat(names(tree, "button")).containsExactly("Pause updates");
        assertThat(names(tree, "navigation")).containsExactly("Metrics for Prometheus");
        assertThat(names(tree, "term")).contains("Temperature", "Open connections");
        assertThat(tree).contains("\"value\":\"status\"", "\"value\":\"main\"").doesNotContain("SvgRoot");
        assertThat(page.browser().evaluate("document.documentElement.lang")).isEqualTo("en");
    }

    private static List<String> names(String tree, String role) {
        return Pattern.compile(
                        "\"ignored\":false,\"role\":\\{\"type\":\"\\w+\",\"value\":\"" + role
                                + "\"\\}(?:,\"chromeRole\":\\{[^}]*\\})?,\"name\":\\{\"type\":\"computedString\",\"value\":\"([^\"]*)\"")
                .matcher(tree)
                .results()
                .map(found -> found.group(1))
                .toList();
    }
}
