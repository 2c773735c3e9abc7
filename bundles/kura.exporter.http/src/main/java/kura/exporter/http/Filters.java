// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import kura.exporter.http.route.Request;
import kura.exporter.http.route.RequestFilter;
import kura.exporter.http.route.Response;
import kura.exporter.http.server.Exchange;
import kura.exporter.http.server.Router;

/** The filters of other bundles at one endpoint, asked in OSGi's order. A request meets all there are when it comes. */
final class Filters {

    private final Router router;
    private final Workers workers; // of all there will be: who meets a filter that goes is not to meet closed doors
    private final TreeSet<Ranked<RequestFilter>> offered = new TreeSet<>(); // guarded by this
    private volatile long changes;

    /** Filters that do not change. */
    private record Chain(List<RequestFilter> filters, Workers workers) implements Router.Gate {

        @Override
        public void pass(Exchange exchange, Runnable on) {
            workers.run(exchange, () -> {
                Request request = OtherBundles.request(exchange);
                for (RequestFilter filter : filters) {
                    Optional<Response> refusal = filter.before(request);
                    if (refusal.isPresent()) {
                        exchange.answer(OtherBundles.answer(refusal.get()));
                        return;
                    }
                }
                exchange.later(on);
            });
        }
    }

    Filters(Router router, Staff staff) {
        this.router = router;
        this.workers = staff.workers("a filter of another bundle", () -> changes, () -> {});
    }

    /** A filter came, or has another ranking now. */
    synchronized void put(RequestFilter filter, Map<String, ?> properties) {
        var offer = Ranked.of(filter, properties);
        offered.removeIf(each -> each.id() == offer.id());
        offered.add(offer);
        settle();
    }

    /** A filter goes. */
    synchronized void remove(RequestFilter filter, Map<String, ?> properties) {
        long id = Ranked.of(filter, properties).id();
        offered.removeIf(each -> each.id() == id);
        settle();
    }

    private void settle() {
        List<RequestFilter> wanted = offered.stream().map(Ranked::service).toList();
        changes++;
        router.gate(wanted.isEmpty() ? null : new Chain(wanted, workers));
    }
}
