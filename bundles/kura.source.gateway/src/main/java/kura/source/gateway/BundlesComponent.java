// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import kura.metrics.MetricDescriptor;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** How many bundles are in which state. Fragments are never more than resolved; what starts lazily is starting until it is used. */
@Component(name = "kura.source.gateway.bundles", service = Neighbour.class)
public final class BundlesComponent implements Neighbour {

    private static final MetricDescriptor BUNDLES =
            Findings.metric(GAUGE, "osgi_bundles", "Bundles that are in this state.", "state");
    private static final int[] STATES = {
        Bundle.INSTALLED, Bundle.RESOLVED, Bundle.STARTING, Bundle.ACTIVE, Bundle.STOPPING
    };
    private static final String[] NAMES = {"installed", "resolved", "starting", "active", "stopping"};

    private final BundleContext context;

    @Activate
    public BundlesComponent(BundleContext context) {
        this.context = context;
    }

    @Override
    public void look(Findings found) {
        int[] counts = new int[STATES.length];
        for (Bundle bundle : context.getBundles()) {
            int state = bundle.getState();
            for (int i = 0; i < STATES.length; i++) {
                counts[i] += state == STATES[i] ? 1 : 0;
            }
        }
        for (int i = 0; i < STATES.length; i++) {
            found.add(BUNDLES, counts[i], NAMES[i]);
        }
    }

    @Override
    public String name() {
        return "bundles";
    }

    @Override
    public String setting() {
        return "osgi";
    }

    @Override
    public boolean slow() {
        return false;
    }
}
