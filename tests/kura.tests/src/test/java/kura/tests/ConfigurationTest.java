// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import kura.tests.kura.Attribute;
import kura.tests.kura.Configurations;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every component with settings, as the packages have them, through all that Kura and its operators do to it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // on a machine with much else to do; alone it takes seconds
class ConfigurationTest {

    @TempDir
    private static Path storage;

    private static ErrorLog log;
    private static ConfiguredGateway kura;
    private static Configurations settings;
    private static long furnished;

    @BeforeAll
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    static void start() throws Exception {
        log = new ErrorLog();
        kura = new ConfiguredGateway(storage);
        settings = kura.settings;
        kura.furnish();
        furnished = settings.snapshot();
    }

    @AfterAll
    static void stop() {
        log.close();
        kura.close();
    }

    @BeforeEach
    void rollback() throws Exception {
        settings.rollback(furnished);
        settings.settle();
        kura.isWell();
        log.lines();
    }

    @Test
    void everyOneIsThereWithItsDefaults() {
        assertThat(settings.names())
                .containsExactlyInAnyOrderElementsOf(settings.definitions().stream()
                        .map(each -> each.factory() ? "my-" + each.pid() : each.pid())
                        .toList());
        for (var definition : settings.definitions()) {
            String name = definition.factory() ? "my-" + definition.pid() : definition.pid();
            assertThat(settings.settings(name).keySet())
                    .as(name)
                    .containsAll(definition.defaults().keySet());
        }
        kura.isSeen();
    }

    @Test
    void garbageIsRefusedByNameAndTheLastGoodSettingsStay() throws Exception {
        var swallowed = new TreeSet<String>();
        for (int round = 0; round < 9; round++) {
            int each = round;
            update(attribute -> Change.garbage(attribute)
                    .get(each % Change.garbage(attribute).size()));
            var lines = log.lines();
            for (String name : settings.names()) {
                var given = settings.settings(name);
                always(name).stream()
                        .filter(id -> lines.stream().noneMatch(line -> refuses(line, name, id)))
                        .forEach(id -> swallowed.add(name + " " + id + " " + given.get(id)));
            }
        }
        assertThat(swallowed).isEmpty();
        kura.isWell();
        kura.isSeen();
        settings.names().stream()
                .filter(kura::speaks)
                .forEach(name -> TestGateway.patiently(() -> assertThat(kura.said(name))
                        .as("what the status page says of " + name)
                        .contains(always(name).stream()
                                .map(id -> "etting " + id + " ")
                                .toList())));
    }

    @Test
    void whatIsOddIsBorne() throws Exception {
        for (int round = 0; round < Change.ODD.size(); round++) {
            Object odd = Change.ODD.get(round);
            update(attribute -> odd);
            kura.isWell();
        }
        settings.rollback(furnished);
        kura.isSeen();
    }

    /** Kura keeps garbage, and whoever starts with it has to be there to be corrected. */
    @Test
    void whoStartsWithGarbageIsThereAndTakesGoodSettings() throws Exception {
        var kinds = new ArrayList<Function<Attribute, Object>>();
        for (int i = 0; i < 4; i++) { // a restart takes its time
            int each = i;
            kinds.add(attribute -> Change.garbage(attribute)
                    .get(each % Change.garbage(attribute).size()));
            kinds.add(attribute -> Change.ODD.get(2 * each));
        }
        for (var kind : kinds) {
            update(kind);
            kura.restartBundles();
            kura.isWell();
        }
        settings.rollback(furnished);
        settings.settle();
        kura.isWell();
        kura.isSeen();
    }

    @Test
    void everySettingTakesAnotherValue() throws Exception {
        for (int round = 0; round < most(); round++) {
            var before = new HashMap<String, Map<String, Object>>();
            var changed = new HashMap<String, Attribute>();
            for (String name : settings.names()) {
                var attributes = settings.definition(name).attributes();
                if (round < attributes.size()) {
                    changed.put(name, attributes.get(round));
                    before.put(name, settings.settings(name));
                    kura.console.apply(name, Map.of(attributes.get(round).id(), another(name, attributes.get(round))));
                }
            }
            settings.settle();
            var refusals = log.lines().stream()
                    .filter(line -> line.contains("setting"))
                    .toList();
            changed.forEach((name, attribute) -> assertThat(refusals)
                    .as("%s = %s", attribute.id(), another(name, attribute))
                    .filteredOn(line -> line.contains(" " + name + ": "))
                    .allMatch(line -> settings.definition(name).attributes().stream()
                            .anyMatch(other -> !other.equals(attribute) && line.contains(other.id() + " "))));
            before.forEach((name, then) -> set(name, attribute -> then.get(attribute.id())));
            settings.settle();
            log.lines();
        }
        kura.isWell();
        kura.isSeen();
    }

    @Test
    void allSettingsAtOnceTakeOtherValues() throws Exception {
        for (String name : settings.names()) {
            var all = new TreeMap<String, String>();
            settings.definition(name).attributes().forEach(each -> all.put(each.id(), another(name, each)));
            kura.console.apply(name, all);
        }
        settings.settle();
        kura.isWell();
    }

    @Test
    void passwordsComeEncryptedOrPlain() throws Exception {
        kura.console.apply(ConfiguredGateway.EXPORTER, Map.of("login", "password", "login.password", "s\u00e9cret"));
        admits("s\u00e9cret");
        kura.console.apply(ConfiguredGateway.EXPORTER, Map.of());
        admits("s\u00e9cret");

        settings.update(ConfiguredGateway.EXPORTER, Map.of("login.password", "plain"), true);
        admits("plain");
        assertThat(log.lines()).anyMatch(line -> line.contains("login.password is kept in clear"));

        kura.console.apply(ConfiguredGateway.EXPORTER, Map.of("login.password", ""));
        settings.settle();
        assertThat(log.lines()).anyMatch(line -> line.contains("setting login.password is empty"));
        admits("plain");
    }

    /** As snapshots that were written by hand have it. */
    @Test
    void anyPasswordMayBePlainText() throws Exception {
        for (String name : settings.names()) {
            var attributes = settings.definition(name).attributes();
            var plain = new HashMap<String, Object>();
            attributes.stream().filter(Attribute::isPassword).forEach(each -> plain.put(each.id(), "plain text"));
            for (Attribute choice : attributes) {
                for (String option :
                        plain.isEmpty() ? List.<String>of() : choice.options().keySet()) {
                    var all = new HashMap<>(plain);
                    all.put(choice.id(), option);
                    settings.update(name, all, false);
                    settings.settle();
                }
            }
        }
        kura.isWell();
        settings.rollback(furnished);
        kura.isSeen();
    }

    @Test
    void theSameAgainChangesNothing() throws Exception {
        kura.console.apply(ConfiguredGateway.EXPORTER, Map.of("login", "password", "login.password", "secret"));
        settings.settle();
        log.lines();

        for (String name : settings.names()) {
            kura.console.apply(name, Map.of());
            kura.console.apply(name, Map.of());
        }
        settings.settle();
        assertThat(log.lines())
                .filteredOn(line -> line.startsWith("[Configuration"))
                .isEmpty();
        kura.isWell();
    }

    /** Settings that matter whatever the others are; of all else the form says when they do. */
    private static Collection<String> always(String name) {
        return settings.definition(name).attributes().stream()
                .filter(attribute -> !attribute.description().startsWith("Only "))
                .map(Attribute::id)
                .toList();
    }

    private static void update(Function<Attribute, Object> change) throws InterruptedException {
        settings.names().forEach(name -> set(name, change));
        settings.settle();
    }

    private static void set(String name, Function<Attribute, Object> values) {
        var changes = new HashMap<String, Object>();
        settings.definition(name).attributes().forEach(each -> changes.put(each.id(), values.apply(each)));
        settings.update(name, changes, false);
    }

    private static boolean refuses(String line, String name, String id) {
        return line.contains(" " + name + ": ") && line.contains("setting " + id + " ");
    }

    private static String another(String name, Attribute attribute) {
        return Change.another(attribute, settings.definition(name).defaults().get(attribute.id()));
    }

    private static int most() {
        return settings.definitions().stream()
                .mapToInt(each -> each.attributes().size())
                .max()
                .orElseThrow();
    }

    private static void admits(String password) throws Exception {
        settings.settle();
        var answers = kura.page();
        TestGateway.patiently(
                () -> assertThat(answers.status("prometheus:" + password)).isEqualTo(200));
        assertThat(answers.status("prometheus:guess")).isEqualTo(401);
    }
}
