// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import kura.tests.kura.Attribute;
import kura.tests.kura.Definition;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The forms of all that ships, against what Kura's reader wants and Kura's console makes of them. */
@DisplayName("Forms of what ships")
class FormsTest {

    private static final List<Form> forms = new ArrayList<>();

    private record Form(ShippedBundle bundle, String file, Definition definition) {}

    @BeforeAll
    static void read() throws IOException {
        for (var bundle : ShippedBundle.all()) {
            for (var file : bundle.files().keySet()) {
                if (file.startsWith("OSGI-INF/metatype/")) {
                    forms.add(new Form(
                            bundle,
                            file,
                            Definition.of(
                                    new ByteArrayInputStream(bundle.files().get(file)))));
                }
            }
        }
        assertThat(forms).hasSizeGreaterThanOrEqualTo(24);
    }

    @Test
    void areWhereKuraLooksForThemAndBelongToAComponentThatItTracks() {
        for (var form : forms) {
            String pid = form.definition.pid();
            assertThat(form.definition.id()).as(form.file).isEqualTo(pid);
            assertThat(form.file).isEqualTo("OSGI-INF/metatype/" + pid + ".xml");
            var component = form.bundle.texts(("OSGI-INF/" + pid + ".xml")::equals);
            assertThat(component).as("components called " + pid).hasSize(1).allSatisfy((file, xml) -> assertThat(xml)
                    .contains(" name=\"" + pid + "\"", " configuration-policy=\"require\"", " modified=\"")
                    .contains("\"org.eclipse.kura.configuration.ConfigurableComponent\""));
        }
    }

    @Test
    void areThereForAllThatKuraTracks() {
        var pids = forms.stream().map(form -> form.definition.pid()).toList();
        for (var bundle : ShippedBundle.all()) {
            bundle.texts(file -> file.matches("OSGI-INF/[^/]+\\.xml")).forEach((file, xml) -> {
                if (xml.contains("\"org.eclipse.kura.configuration.ConfigurableComponent\"")) {
                    assertThat(pids).as(bundle.name()).contains(file.replaceAll("OSGI-INF/|\\.xml", ""));
                }
            });
        }
    }

    @Test
    void belongToComponentsWithNeitherAPidOfTheirOwnNorATargetToSet() {
        for (var bundle : ShippedBundle.all()) {
            assertThat(bundle.texts(file -> file.endsWith(".xml")))
                    .as(bundle.name())
                    .allSatisfy((file, xml) -> assertThat(xml).doesNotContain("service.pid", ".target"));
        }
    }

    @Test
    void readWellInTheConsole() {
        for (var form : forms) {
            reads(form.definition.pid(), form.definition.name(), form.definition.description());
            each(form, (of, attribute) -> reads(of, attribute.name(), attribute.description()));
        }
    }

    @Test
    void haveTypesAndDefaultsThatKuraUnderstands() {
        for (var form : forms) {
            each(form, (of, attribute) -> {
                assertThat(attribute.isKnown()).as("type of " + of).isTrue();
                if (attribute.isPassword() || attribute.cardinality() != 0) {
                    assertThat(attribute.absent())
                            .as("comes back when emptied: default of " + of)
                            .isNull();
                }
                if (attribute.isNumber() && attribute.absent() != null) {
                    double number = ((Number) attribute.absent()).doubleValue();
                    assertThat(number).as("default of " + of).isBetween(least(attribute), most(attribute));
                }
                if (attribute.type().equals("Boolean")) { // the console shows false for nothing
                    assertThat(attribute.absent()).as("default of " + of).isNotNull();
                }
            });
        }
    }

    @Test
    void tellTheirLimits() {
        for (var form : forms) {
            each(form, (of, attribute) -> Stream.of(attribute.min(), attribute.max())
                    .filter(limit -> !limit.isEmpty())
                    .forEach(limit -> assertThat(attribute.description())
                            .as("the console does not show limits; description of " + of)
                            .containsPattern("(?<![\\d.-])" + Pattern.quote(limit) + "(?!\\.?\\d)")));
        }
    }

    /** Kura's console reports success whatever it is sent: it has to know what it need not send. */
    @Test
    void limitAllNumbersButThoseThatMayBeAny() {
        for (var form : forms) {
            each(form, (of, attribute) -> {
                if (attribute.isNumber()
                        && attribute.options().isEmpty()
                        && !attribute.id().matches(".*\\.(scale|offset|value)")) {
                    assertThat(attribute.min()).as("least of " + of).isNotEmpty();
                    assertThat(attribute.max()).as("most of " + of).isNotEmpty();
                }
            });
        }
    }

    @Test
    void haveChoicesThatApplyDoesNotChange() {
        for (var form : forms) {
            each(form, (of, attribute) -> {
                if (!attribute.options().isEmpty()) {
                    assertThat(attribute.options().values())
                            .as("labels of " + of)
                            .doesNotHaveDuplicates();
                    assertThat(attribute.options()).as("options of " + of).containsKey(attribute.defaultValue());
                    assertThat(attribute.cardinality())
                            .as("cardinality of " + of)
                            .isZero();
                }
            });
        }
    }

    @Test
    void haveASmallIconOfTheirOwn() throws IOException {
        for (var form : forms) {
            String pid = form.definition.pid();
            assertThat(form.definition.iconSize())
                    .as("size of the icon of " + pid)
                    .isEqualTo("32");
            assertThat(form.bundle.files()).as(pid).containsKey(form.definition.icon());
            byte[] icon = form.bundle.files().get(form.definition.icon());
            var picture = ImageIO.read(new ByteArrayInputStream(icon));
            assertThat(icon.length).as(pid).isLessThan(1000);
            assertThat(picture.getWidth()).as(pid).isEqualTo(32).isEqualTo(picture.getHeight());
        }
    }

    private interface Check {
        void of(String name, Attribute attribute);
    }

    private static void each(Form form, Check check) {
        var ids = new HashSet<String>();
        for (var attribute : form.definition.attributes()) {
            String of = form.definition.pid() + " " + attribute.id();
            assertThat(ids.add(attribute.id())).as("twice: " + of).isTrue();
            check.of(of, attribute);
        }
    }

    /** Kura escapes twice what XML escapes once, cuts at the last bar, and looks for no translations. */
    private static void reads(String of, String name, String description) {
        for (String text : List.of(name, description)) {
            assertThat(text).as(of).isNotBlank().doesNotContain("&", "<", ">", "|", "\n", "  ");
            assertThat(text).as(of).doesNotStartWith("%").isEqualTo(text.strip());
        }
        assertThat(description).as(of).endsWith(".");
    }

    private static double least(Attribute attribute) {
        return attribute.min().isEmpty() ? Double.NEGATIVE_INFINITY : Double.parseDouble(attribute.min());
    }

    private static double most(Attribute attribute) {
        return attribute.max().isEmpty() ? Double.POSITIVE_INFINITY : Double.parseDouble(attribute.max());
    }
}
