// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.osgi.framework.VersionRange;

/** What bundles want of a gateway, against what there is from Kura 5.3 to Kura 6; the frameworks of other tests are only two of them. */
class ImportsTest {

    /** What Kura 5.3 exports, and Kura 6. */
    private static final String EXPORTED = """
            org.eclipse.kura 1.7.0 1.7.0
            org.eclipse.kura.asset 1.0.0 1.0.0
            org.eclipse.kura.channel 1.2.0 1.4.0
            org.eclipse.kura.channel.listener 1.0.0 1.0.0
            org.eclipse.kura.cloudconnection 1.0.0 1.0.0
            org.eclipse.kura.cloudconnection.listener 1.0.0 1.0.0
            org.eclipse.kura.configuration 1.2.0 1.2.0
            org.eclipse.kura.configuration.metatype 1.1.0 1.1.0
            org.eclipse.kura.core.configuration 2.0.0 2.0.0
            org.eclipse.kura.core.configuration.metatype 1.0.0 1.0.0
            org.eclipse.kura.crypto 1.3.0 1.4.0
            org.eclipse.kura.data 1.1.2 1.1.2
            org.eclipse.kura.driver 1.0.0 1.0.0
            org.eclipse.kura.driver.descriptor 1.0.0 1.0.0
            org.eclipse.kura.net.status 1.0.0 1.1.0
            org.eclipse.kura.security.keystore 1.1.0 1.2.0
            org.eclipse.kura.ssl 2.1.0 2.1.0
            org.eclipse.kura.system 1.6.0 1.9.0
            org.eclipse.kura.type 1.1.0 1.1.0
            org.eclipse.kura.wire 2.0.0 2.0.0
            org.eclipse.kura.wire.graph 1.0.0 1.0.0
            org.osgi.framework 1.9.0 1.10.0
            org.osgi.framework.wiring 1.2.0 1.2.0
            org.osgi.service.cm 1.6.0 1.6.0
            org.osgi.service.component 1.4.0 1.5.0
            org.osgi.service.component.runtime 1.4.0 1.5.0
            org.osgi.service.component.runtime.dto 1.4.0 1.5.0
            org.osgi.service.event 1.4.0 1.4.0
            org.osgi.service.metatype 1.4.0 1.4.0
            org.osgi.service.wireadmin 1.0.1 1.0.2
            org.osgi.util.tracker 1.5.2 1.5.4
            org.slf4j 1.7.36 2.0.17
            org.slf4j.helpers 1.7.36 2.0.17
            org.slf4j.spi 1.7.36 2.0.17
            """;

    private static final Pattern CLAUSE = Pattern.compile("([\\w.]+)((?:;[\\w:.-]+:?=(?:\"[^\"]*\"|[^,;]*))*)(?:,|$)");
    private static final Pattern EXTENDER =
            Pattern.compile("osgi\\.extender=osgi\\.component\\)\\(version>=([\\d.]+)\\)");

    @Test
    void packagesOfKuraAndItsRuntimeAreTakenFromKura5And6() {
        var exported = new TreeMap<String, String[]>();
        EXPORTED.lines().map(line -> line.split(" ")).forEach(each -> exported.put(each[0], each));

        for (var bundle : ShippedBundle.all()) {
            imports(bundle).forEach((name, attributes) -> {
                if (name.matches("org\\.(eclipse|osgi|slf4j).*")) {
                    String of = bundle.name() + " imports " + name + attributes;
                    assertThat(exported).as(of).containsKey(name);
                    var range = new VersionRange(attributes.replaceAll(".*;version=\"([^\"]*)\".*", "$1"));
                    assertThat(range.getRight()).as("where it ends: " + of).isNotNull();
                    assertThat(range.includes(Version.parseVersion(exported.get(name)[1])))
                            .as(of)
                            .isTrue();
                    assertThat(range.includes(Version.parseVersion(exported.get(name)[2])))
                            .as(of)
                            .isTrue();
                }
            });
        }
    }

    @Test
    void nothingIsDemandedThatOnlyNewerDeclarativeServicesGive() {
        for (var bundle : ShippedBundle.all()) {
            String capabilities = bundle.header("Require-Capability");
            boolean described =
                    !bundle.texts(file -> file.matches("OSGI-INF/[^/]+\\.xml")).isEmpty();
            assertThat(EXTENDER.matcher(capabilities).find()).as(bundle.name()).isEqualTo(described);
            var wanted = EXTENDER.matcher(capabilities);
            assertThat(wanted.results().map(each -> Version.parseVersion(each.group(1))))
                    .as(bundle.name())
                    .allMatch(version -> version.compareTo(new Version("1.4.0")) <= 0);
        }
    }

    private static Map<String, String> imports(ShippedBundle bundle) {
        var imports = new TreeMap<String, String>();
        CLAUSE.matcher(bundle.header("Import-Package"))
                .results()
                .forEach(clause -> imports.put(clause.group(1), clause.group(2)));
        return imports;
    }
}
