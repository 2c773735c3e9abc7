// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.Hashtable;
import java.util.Map;
import org.eclipse.kura.asset.Asset;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle that has two assets, as instances that an operator made. */
public final class AssetGuest implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        var boiler = new GuestAsset();
        boiler.channel("supply", "DOUBLE", "°C", 71.5);
        boiler.channel("burner", "BOOLEAN", "", true);
        boiler.channel("energy", "LONG", "kWh", 1200L);
        boiler.channel("mode", "STRING", "", "eco");
        boiler.channel("reset", "BOOLEAN", "", false);
        boiler.writeOnly("reset");
        boiler.channel("spare", "INTEGER", "", 1);
        boiler.disable("spare");
        var meter = new GuestAsset();
        meter.channel("power", "FLOAT", "W", 0.1f);
        context.registerService(Asset.class, boiler, properties("boiler", 2));
        context.registerService(Asset.class, meter, properties("meter", 1));
        context.registerService(Asset.class, new GuestAsset(), new Hashtable<>()); // none that Kura knows
    }

    private static Hashtable<String, Object> properties(String pid, int ranking) {
        return new Hashtable<>(Map.of("kura.service.pid", pid, "service.ranking", ranking));
    }

    @Override
    public void stop(BundleContext context) {}
}
