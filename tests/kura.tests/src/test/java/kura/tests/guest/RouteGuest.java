// SPDX-License-Identifier: EPL-2.0
package kura.tests.guest;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Optional;
import kura.exporter.http.route.RequestFilter;
import kura.exporter.http.route.Response;
import kura.exporter.http.route.Route;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** A bundle of somebody else's that answers requests at our endpoints, and turns some away. */
public final class RouteGuest implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        Dictionary<String, Object> place = new Hashtable<>();
        place.put(Route.PATH, "/guest");
        context.registerService(Route.class, request -> Response.text(200, "A guest."), place);
        context.registerService(
                RequestFilter.class,
                request -> request.query().containsKey("turned-away")
                        ? Optional.of(Response.text(403, "A guest says no."))
                        : Optional.empty(),
                null);
    }

    /** Leaves it to OSGi to withdraw both. */
    @Override
    public void stop(BundleContext context) {}
}
