// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.INFO;

import java.util.function.Supplier;
import kura.metrics.MetricDescriptor;
import org.eclipse.kura.system.SystemService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What Kura says this gateway is. Slow, and asked once only, since Kura starts programs to find some of it out. Serial numbers and
 * addresses are left out: a page of metrics is less guarded than Kura's console.
 */
@Component(name = "kura.source.gateway.system", service = Neighbour.class)
public final class SystemComponent implements Neighbour {

    private static final MetricDescriptor GATEWAY = Findings.metric(
            INFO,
            "gateway_info",
            "What Kura says this gateway is.",
            "bios_version",
            "device_name",
            "firmware_version",
            "kura_version",
            "model_id",
            "model_name",
            "os_distro",
            "os_distro_version",
            "part_number",
            "platform");
    private static final int LONGEST = 100;

    private final SystemService system;
    private String[] known;

    @Activate
    public SystemComponent(@Reference SystemService system) {
        this.system = system;
    }

    @Override
    public void look(Findings found) {
        if (known == null) {
            known = new String[] {
                text(system::getBiosVersion),
                text(system::getDeviceName),
                text(system::getFirmwareVersion),
                text(system::getKuraVersion),
                text(system::getModelId),
                text(system::getModelName),
                text(system::getOsDistro),
                text(system::getOsDistroVersion),
                text(system::getPartNumber),
                text(system::getPlatform)
            };
        }
        found.add(GATEWAY, 1, known);
    }

    /** What cannot be found out is empty, and the rest is there. */
    private static String text(Supplier<String> property) {
        try {
            String text = property.get();
            return text == null
                    ? ""
                    : text.strip().substring(0, Math.min(LONGEST, text.strip().length()));
        } catch (RuntimeException | LinkageError e) { // a Kura may lack a method, too
            return "";
        }
    }

    @Override
    public String name() {
        return "system";
    }

    @Override
    public String setting() {
        return "kura";
    }

    @Override
    public boolean slow() {
        return true;
    }
}
