// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of packages in the laptop gateway's console: says what is wrong, is safe, and can be used by everybody. */
@Tag("laptop")
class PackagesPageTest {

    @TempDir
    private static Path folder;

    private static final String PAGE = OpenConsole.PACKAGES;

    private static OpenConsole console;
    private static Laptop laptop;
    private static Browser browser;

    @BeforeAll
    static void start() throws Exception {
        console = new OpenConsole(folder);
        laptop = console.laptop();
        browser = console.browser();
    }

    @AfterAll
    static void stop() throws Exception {
        console.close();
    }

    @Test
    void whatCannotBeInstalledIsSaidInWords() throws Exception {
        Path text = Files.writeString(folder.resolve("text.dp"), "Not a package.");
        console.install(text);
        console.said("^This is not a deployment package: .*manifest.*");
        console.shows("document.getElementById('said').classList.contains('ui-state-error')", "true");
        console.install(TestGateway.jar("bundles/kura.sensor.bme680/target"));
        console.said("^This is not a deployment package: .*");
        console.install(Packages.renamed("kura.sensor.si7021", "somebody.else", folder));
        console.said("^The bundle kura.sensor.si7021 is already in the package kura.sensor.si7021, and a bundle .*");
        console.install(Packages.of("kura.sensor.si7021"));
        console.said("^kura.sensor.si7021 0\\S* is installed as before: its bundles have the versions that they had.$");

        console.install(Packages.bridge());
        console.said(
                "^kura.source.clientjava 0\\S* is installed, but does not run. kura.source.clientjava: It lacks the package "
                        + "io.prometheus.metrics.model.registry, version 1.9.0 or newer, below 2.0.0; .*");
        assertThat(console.row("kura.source.clientjava")).contains("Not resolved", "It lacks the package");
        console.picture("lacks");
        assertThat(send("?name=kura.source.clientjava", "DELETE", here()).body())
                .isEqualTo("kura.source.clientjava is uninstalled.");
        assertThat(send("?name=kura.source.clientjava", "DELETE", here()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void otherSitesChangeNothing() throws Exception {
        String changed = "?name=kura.sensor.si7021";
        assertThat(send(changed, "DELETE", "http://evil.example").statusCode()).isEqualTo(403);
        assertThat(send(changed, "DELETE", "null").statusCode()).isEqualTo(403);
        assertThat(send("", "POST", "http://127.0.0.1:1").statusCode()).isEqualTo(403);
        assertThat(laptop.send(laptop.console(PAGE + changed).DELETE()).statusCode())
                .isEqualTo(403);
        assertThat(laptop.upload(PAGE, "Host: evil.example:80", "Origin: http://evil.example:80", "Content-Length: 1"))
                .contains("403");
        assertThat(laptop.send(laptop.console(PAGE)).headers().firstValue("X-Frame-Options"))
                .contains("DENY");
        assertThat(laptop.send(laptop.console(PAGE)).body()).contains("data-name=\"kura.sensor.si7021\"");
    }

    @Test
    void aFileThatIsTooLargeIsNotTaken() throws Exception {
        String host = here().substring("http://".length());
        assertThat(laptop.upload(PAGE, "Host: " + host, "Origin: " + here(), "Content-Length: 40000000"))
                .contains("413");
    }

    @Test
    void aHostileNameIsAText() throws Exception {
        String name = "<img src=x onerror=alert(1)>\"'&";
        console.install(Packages.renamed(null, name, folder));
        TestGateway.patiently(() -> assertThat(browser.evaluate("document.getElementById('said').textContent"))
                .startsWith(name));
        assertThat(browser.evaluate("document.querySelectorAll('#content img').length"))
                .isEqualTo("0");
        browser.hand()
                .click(
                        "[...document.querySelectorAll('#packages button')].find(button => button.dataset.name.includes('img'))");
        assertThat(browser.evaluate("document.getElementById('question').textContent"))
                .contains(name);
        browser.hand().click("document.querySelector('#confirm [value=yes]')");
        TestGateway.patiently(() -> assertThat(browser.evaluate("document.getElementById('said').textContent"))
                .isEqualTo(name + " is uninstalled."));
    }

    @Test
    void theKeyboardIsEnoughAndAScreenReaderFindsItsWay() {
        browser.open(laptop.url(PAGE));
        browser.evaluate("document.getElementById('said').focus()");
        List<String> reached = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            browser.hand().pressTab();
            reached.add(
                    browser.evaluate(
                            "document.activeElement.ariaLabel || document.activeElement.id || document.activeElement.textContent"));
        }
        assertThat(reached)
                .containsExactly(
                        "file",
                        "Install or upgrade",
                        "Uninstall kura-prometheus",
                        "Uninstall kura.sensor.si7021",
                        "Uninstall kura.source.gateway");
        browser.hand().press("Enter", 13, "\\r");
        console.shows("document.getElementById('confirm').open", "true");
        console.shows("document.activeElement.textContent", "Cancel");
        browser.hand().press("Escape", 27, "");
        console.shows("document.getElementById('confirm').open", "false");
        console.shows("document.activeElement.ariaLabel", "Uninstall kura.source.gateway");
        assertThat(browser.tools().send("Accessibility.getFullAXTree", "{}"))
                .contains("Deployment package (.dp)", "Installed packages", "Uninstall kura.source.gateway")
                .contains("\"value\":\"status\"", "\"value\":\"rowheader\"", "\"value\":\"columnheader\"");
    }

    private static String here() {
        return "http://127.0.0.1:" + laptop.consolePort();
    }

    private static HttpResponse<String> send(String query, String method, String origin) throws Exception {
        return laptop.send(laptop.console(PAGE + query)
                .method(method, BodyPublishers.noBody())
                .header("Origin", origin));
    }
}
