// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.route;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Answers requests on one path of every endpoint. Register it as a service with the property {@link #PATH}; when the service
 * goes, so does the route.
 */
@ConsumerType
@FunctionalInterface
public interface Route {

    /** Service property: the path, exactly, for example {@code /valves}. */
    String PATH = "kura.route.path";

    /** Service property: the method, {@code GET} if it is absent. Who answers GET answers HEAD. */
    String METHOD = "kura.route.method";

    /**
     * Answers. Called on one of two threads that this route has; who asks is told to come back if it takes long, and the thread
     * is interrupted.
     *
     * @throws Exception if that fails: the client gets a 500 without details, the log has them
     */
    Response answer(Request request) throws Exception;
}
