// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** The status page of a gateway with two sensors, open on a small phone. */
final class OpenPage implements AutoCloseable {

    /** What one of the sensors is called. */
    static final String HOSTILE = "<img src=x onerror=alert(1)>";

    private final TestGateway gateway;
    private final Browser browser;

    OpenPage(Path storage) throws Exception {
        gateway = TestGateway.complete(storage.resolve("framework"));
        gateway.sensor("si7021", Map.of("sensor.name", HOSTILE));
        gateway.shows("kura_sensor_up{sensor=\"" + HOSTILE + "\"} 1.0");
        browser = new Browser(storage);
    }

    TestGateway gateway() {
        return gateway;
    }

    Browser browser() {
        return browser;
    }

    void open() {
        browser.tools().send("Emulation.setScriptExecutionDisabled", "{\"value\":false}");
        browser.emulate(320, 640, "prefers-color-scheme", "light");
        browser.open("http://127.0.0.1:" + gateway.port() + "/");
        shows("document.querySelectorAll('article').length", "2");
        browser.evaluate("window.opened = 'once'");
    }

    /** No error, no violated policy, no dialog; and nobody reloaded it. */
    void nothingWasViolated() {
        assertThat(browser.tools().complaints()).isEmpty();
        assertThat(browser.evaluate("window.opened")).isEqualTo("once");
    }

    /** The text of a sensor's card. */
    String card(String sensor) {
        return browser.evaluate("[...document.querySelectorAll('article')].find("
                + "card => card.firstChild.textContent === '" + sensor + "').innerText");
    }

    void shows(String script, String text) {
        TestGateway.patiently(() -> assertThat(browser.evaluate(script)).isEqualTo(text));
    }

    /** A script that looks for something on the page. */
    static String script(String name) throws IOException {
        try (var in = OpenPage.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        browser.close();
        gateway.close();
    }
}
