// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import kura.exporter.http.route.Route;
import kura.exporter.http.server.Resource;
import kura.exporter.http.server.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The routes of other bundles at one endpoint. Of several at one place the first in OSGi's order answers; the others wait. */
final class Routes {

    private static final Logger log = LoggerFactory.getLogger(Routes.class);

    private final Router router;
    private final Staff staff;
    private final Map<Ranked<Route>, Place> offered = new TreeMap<>(); // this and what follows are guarded by this
    private final Map<Place, Mounted> mounted = new HashMap<>();

    private record Place(String method, String path) {}

    private record Mounted(Ranked<Route> offer, Resource resource, Workers workers) {}

    Routes(Router router, Staff staff) {
        this.router = router;
        this.staff = staff;
    }

    /** A route came, or has other properties now. */
    synchronized void put(Route route, Map<String, ?> properties) {
        Object path = properties.get(Route.PATH);
        Object method = properties.get(Route.METHOD) == null ? "GET" : properties.get(Route.METHOD);
        Ranked<Route> offer = Ranked.of(route, properties);
        offered.keySet().removeIf(each -> each.id() == offer.id());
        if (path instanceof String where && where.startsWith("/") && method instanceof String how) {
            var place = new Place(how, where);
            offered.put(offer, place);
            settle();
            if (!mounted.containsKey(place) || !mounted.get(place).offer.equals(offer)) {
                log.warn("a route waits: {} {} is answered by somebody else", method, path);
            }
        } else {
            settle();
            log.warn(
                    "a route with {} '{}' and {} '{}' is left out; allowed are a path that begins with / and a method",
                    Route.PATH,
                    path,
                    Route.METHOD,
                    method);
        }
    }

    /** A route goes. */
    synchronized void remove(Route route, Map<String, ?> properties) {
        long id = Ranked.of(route, properties).id();
        offered.keySet().removeIf(each -> each.id() == id);
        settle();
    }

    private void settle() {
        Map<Place, Ranked<Route>> first = new HashMap<>();
        offered.forEach((offer, place) -> first.putIfAbsent(place, offer));
        mounted.entrySet().removeIf(each -> {
            boolean stays = each.getValue().offer.equals(first.get(each.getKey()));
            if (!stays) {
                unmount(each.getKey(), each.getValue());
            }
            return !stays;
        });
        first.forEach((place, offer) -> mounted.computeIfAbsent(place, any -> mount(place, offer)));
    }

    /** Null if the endpoint itself answers there. */
    private Mounted mount(Place place, Ranked<Route> offer) {
        var workers = staff.workers(place.method + " " + place.path);
        Route route = offer.service();
        Resource resource = exchange ->
                workers.answer(exchange, () -> OtherBundles.answer(route.answer(OtherBundles.request(exchange))));
        return router.add(place.method, place.path, resource) ? new Mounted(offer, resource, workers) : null;
    }

    private void unmount(Place place, Mounted gone) {
        router.remove(place.method, place.path, gone.resource);
        staff.retire(gone.workers);
    }
}
