// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The console of a gateway that ./run started with one chip, open in a browser. Takes the pictures of the docs, when asked to:
 * {@code -Dpictures=docs}.
 */
final class OpenConsole implements AutoCloseable {

    /** Where the page of packages is. */
    static final String PACKAGES = "/deployment-packages";

    /** The button of the form with settings. */
    static final String SAVE =
            "[...document.querySelectorAll('.ui-dialog button')].find(button => button.textContent === 'Save')";

    private static final int WIDTH = 900;
    private static final int HEIGHT = 400;

    private final Laptop laptop = new Laptop();
    private final Program run;
    private final Browser browser;

    OpenConsole(Path folder) throws Exception {
        run = new Program(folder, Map.of(), laptop.command("--sensors", "si7021"));
        try {
            run.prints("stop      Ctrl-C");
            browser = new Browser(folder);
        } catch (Exception | Error e) {
            run.close();
            throw e;
        }
        browser.logIn("admin", "admin");
        browser.screen(WIDTH, HEIGHT);
    }

    Laptop laptop() {
        return laptop;
    }

    Browser browser() {
        return browser;
    }

    void install(Path dp) {
        browser.open(laptop.url(PACKAGES));
        browser.hand()
                .choose("document.getElementById('file')", dp.toAbsolutePath().normalize());
        browser.hand().click("document.querySelector('#install button')");
    }

    /** Waits until the page has said that, with the focus on it. */
    void said(String pattern) {
        TestGateway.patiently(() -> assertThat(browser.evaluate("document.getElementById('said').textContent"))
                .matches(pattern));
        shows("document.activeElement.id", "said");
    }

    /** What the list says of a package. */
    String row(String name) {
        return browser.evaluate(button(name) + ".closest('tr').innerText");
    }

    /** The button that uninstalls a package. */
    String button(String name) {
        return "document.querySelector('[data-name=\"" + name + "\"]')";
    }

    /** What is optional has a box in front, and counts only with that ticked. */
    void set(String setting, String text) {
        browser.hand().type(field(setting), text);
        if (browser.evaluate(field("opt" + setting) + "?.checked").equals("false")) {
            browser.hand().click(field("opt" + setting));
        }
    }

    String field(String setting) {
        return "document.querySelector('#editorForm [name=\"" + setting + "\"]')";
    }

    void shows(String script, String text) {
        TestGateway.patiently(() -> assertThat(browser.evaluate(script)).isEqualTo(text));
    }

    void picture(String step) throws Exception {
        String where = System.getProperty("pictures");
        if (where != null) {
            byte[] picture = browser.picture(WIDTH, HEIGHT, 1);
            Files.write(TestGateway.FEATURES.resolveSibling(where).resolve("console-" + step + ".png"), picture);
            assertThat(picture).hasSizeLessThan(150_000);
        }
    }

    @Override
    public void close() throws IOException {
        browser.close();
        run.stop();
    }
}
