// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import kura.testing.FreePort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does with a chip's package, in a real browser in the console of what ./run starts. */
@Tag("laptop")
class ConsoleTest {

    private static final String CHIP = "kura.sensor.bme680";

    @TempDir
    private static Path folder;

    private static OpenConsole console;

    @BeforeAll
    static void start() throws Exception {
        console = new OpenConsole(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        console.close();
    }

    @Test
    void aChipIsInstalledSetUpgradedAndRemovedWhileSomebodyScrapes() throws Exception {
        console.install(Packages.of(CHIP));
        console.said("^kura.sensor.bme680 0.1.0\\S* is installed.$");
        assertThat(console.row(CHIP)).contains("Active");
        console.picture("install");

        int port = FreePort.next();
        console.browser().open(console.laptop().url("/configMgr/kura.exporter.http"));
        console.shows("$('#editor').dialog('isOpen')", "true");
        console.set("namespace", "plant");
        console.set("port", String.valueOf(port));
        console.picture("settings");
        console.browser().hand().click(OpenConsole.SAVE);
        var page = new Page(port);
        TestGateway.patiently(() -> assertThat(page.read())
                .contains("plant_sensor_up{sensor=\"si7021\"} 1.0\n")
                .doesNotContain("greenhouse"));

        console.browser().open(console.laptop().url("/configMgr"));
        console.browser().hand().click("$('tr:contains(BME680 sensor) .ui-icon-plusthick')[0]");
        console.shows("$('#editor').dialog('isOpen')", "true");
        console.set("bus", "1");
        console.set("sensor.name", "greenhouse");
        console.browser().evaluate(console.field("sensor.name") + ".scrollIntoView({block: 'center'})");
        console.picture("sensor");
        console.browser().hand().click(OpenConsole.SAVE);
        TestGateway.patiently(
                () -> assertThat(page.read()).contains("plant_temperature_celsius{sensor=\"greenhouse\"} "));

        try (var scraper = new Scraper(page)) {
            console.install(Packages.newer(CHIP, folder));
            console.said("^kura.sensor.bme680 99.0.0 is installed.$");
            assertThat(console.row(CHIP)).contains("99.0.0", "Active");
            console.picture("upgrade");
            TestGateway.patiently(
                    () -> assertThat(page.read()).contains("plant_sensor_up{sensor=\"greenhouse\"} 1.0\n"));

            console.browser().hand().click(console.button(CHIP));
            console.shows("document.getElementById('confirm').open", "true");
            console.picture("uninstall");
            console.browser().hand().click("document.querySelector('#confirm [value=yes]')");
            console.said("^kura.sensor.bme680 is uninstalled.$");
            console.shows(console.button(CHIP) + " === null", "true");
            TestGateway.patiently(() -> assertThat(page.read()).doesNotContain("greenhouse"));

            assertThat(scraper.failures()).isEmpty();
            assertThat(scraper.pages()).allSatisfy(each -> assertThat(each)
                    .contains("plant_temperature_celsius{sensor=\"si7021\"}")
                    .contains("plant_sensor_up{sensor=\"si7021\"} 1.0\n"));
        }
        assertThat(console.browser().tools().complaints()).noneMatch(each -> each.contains("exceptionThrown"));
    }
}
