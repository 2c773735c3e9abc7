// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import kura.metrics.MetricRegistry;
import kura.settings.Settings;
import org.eclipse.kura.configuration.ConfigurableComponent;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts an {@link AssetSampler} into Kura: settings in the web UI, all asset services under its eyes. A fresh one reads none. */
@Component(
        name = AssetsComponent.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true,
        service = ConfigurableComponent.class)
@Designate(ocd = Form.class, factory = true)
public final class AssetsComponent implements ConfigurableComponent {

    static final String PID = "kura.source.assets";

    private static final Logger log = LoggerFactory.getLogger(AssetsComponent.class);

    private static final int MOST_NAMED = 5;

    private final Map<org.eclipse.kura.asset.Asset, String> assets = new IdentityHashMap<>();
    private final Threads threads = new Threads("kura-assets");
    private String name = PID;
    private Plan plan; // null until activated
    private String refusal = "";
    private MetricRegistry registry;
    private AssetSampler sampler;

    @Activate
    @Modified
    synchronized void configure(Map<String, Object> properties) {
        var settings = Settings.of(properties);
        name = settings.pid(PID);
        Plan wanted = Plan.of(settings);
        String otherwise = plan == null || plan.equals(Plan.NONE)
                ? "no asset is read until that is corrected"
                : "what was set before stays in force";
        var refusals = new ArrayList<String>();
        boolean accepted = settings.accepted(otherwise, refusals::add);
        refusals.forEach(each -> log.warn("{}: {}", name, each));
        refusal = String.join(". ", refusals);
        Plan next = accepted ? wanted : plan == null ? Plan.NONE : plan;
        if (!next.equals(plan)) {
            plan = next;
            restart();
        }
        say();
    }

    /** The registry comes while this component is already there whenever its bundle is updated. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setRegistry(MetricRegistry registry) {
        this.registry = registry;
        restart();
    }

    synchronized void unsetRegistry(MetricRegistry registry) {
        if (this.registry == registry) { // else another one has come before this one goes
            this.registry = null;
            restart();
        }
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void addAsset(org.eclipse.kura.asset.Asset asset, Map<String, ?> properties) {
        Object pid = properties.get("kura.service.pid");
        if (pid != null) { // Kura itself knows none without
            assets.put(asset, pid.toString());
            if (sampler != null) {
                sampler.add(pid.toString(), new KuraAsset(asset));
            }
            say();
        }
    }

    synchronized void removeAsset(org.eclipse.kura.asset.Asset asset) {
        assets.remove(asset);
        if (sampler != null) {
            sampler.remove(new KuraAsset(asset));
        }
        say();
    }

    @Deactivate
    synchronized void stop() {
        registry = null;
        restart();
        threads.close();
    }

    private void restart() {
        if (sampler != null) {
            sampler.close();
            sampler = null;
        }
        if (registry != null && plan != null) {
            sampler = new AssetSampler(name, plan, registry.handle(name), threads);
            assets.forEach((asset, pid) -> sampler.add(pid, new KuraAsset(asset)));
            say();
        }
    }

    private void say() {
        if (sampler != null) {
            sampler.remark(refusal.isEmpty() ? idle() : refusal);
        }
    }

    /** Why nothing is read, a typing error perhaps; empty if something is. */
    private String idle() {
        if (plan.assets().isEmpty()) {
            return "no asset is chosen: set Assets, for example * for all";
        }
        if (assets.values().stream().anyMatch(plan.assets()::choose)) {
            return "";
        }
        String some = assets.values().stream().sorted().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return "no asset is called " + plan.assets() + "; "
                + (some.isEmpty() ? "Kura has none yet" : "there are %d: %s".formatted(assets.size(), some));
    }
}
