// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricDescriptor;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * How many components of declarative services are in which state; one with many configurations counts as often. Slow, since the
 * runtime writes down all that it knows of each.
 */
@Component(name = "kura.source.gateway.components", service = Neighbour.class)
public final class DeclarativeServicesComponent implements Neighbour {

    private static final MetricDescriptor COMPONENTS = Findings.metric(
            GAUGE, "osgi_components", "Components of declarative services that are in this state.", "state");
    private static final int FAILED = 16; // the constant came with DS 1.4; older ones have no such state
    private static final Map<Integer, String> STATES = Map.of(
            ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION,
            "unsatisfied_configuration",
            ComponentConfigurationDTO.UNSATISFIED_REFERENCE,
            "unsatisfied_reference",
            ComponentConfigurationDTO.SATISFIED,
            "satisfied",
            ComponentConfigurationDTO.ACTIVE,
            "active",
            FAILED,
            "failed");
    private static final String DISABLED = "disabled";

    private final ServiceComponentRuntime runtime;

    @Activate
    public DeclarativeServicesComponent(@Reference ServiceComponentRuntime runtime) {
        this.runtime = runtime;
    }

    @Override
    public void look(Findings found) {
        var counts = new TreeMap<String, Integer>();
        STATES.values().forEach(state -> counts.put(state, 0));
        counts.put(DISABLED, 0);
        for (ComponentDescriptionDTO component : runtime.getComponentDescriptionDTOs()) {
            if (!runtime.isComponentEnabled(component)) {
                counts.merge(DISABLED, 1, Integer::sum);
                continue;
            }
            for (ComponentConfigurationDTO configuration : runtime.getComponentConfigurationDTOs(component)) {
                counts.merge(STATES.getOrDefault(configuration.state, "unknown"), 1, Integer::sum);
            }
        }
        counts.forEach((state, count) -> found.add(COMPONENTS, count, state));
    }

    @Override
    public String name() {
        return "components";
    }

    @Override
    public String setting() {
        return "osgi";
    }

    @Override
    public boolean slow() {
        return true;
    }
}
