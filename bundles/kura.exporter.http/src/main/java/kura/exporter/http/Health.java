// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.function.Supplier;
import kura.exporter.http.server.Answers;
import kura.exporter.http.server.Router;

/** What somebody asks who watches over the endpoint, Kubernetes for example. */
final class Health {

    private final Supplier<Pages> pages;

    /** @param pages those in force; null while there is no registry */
    Health(Supplier<Pages> pages) {
        this.pages = pages;
    }

    void addTo(Router router) {
        router.add("GET", "/-/healthy", exchange -> exchange.answer(Answers.text(HttpResponseStatus.OK, "healthy")));
        router.add(
                "GET",
                "/-/ready",
                exchange -> exchange.answer(
                        pages.get() == null
                                ? Answers.later("The metrics registry is not running.")
                                : Answers.text(HttpResponseStatus.OK, "ready")));
    }
}
