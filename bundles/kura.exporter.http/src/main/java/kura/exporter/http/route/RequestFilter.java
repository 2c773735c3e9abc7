// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.route;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at every request before it is answered, metrics included. Register it as a service; of several the one with the highest
 * service ranking comes first.
 */
@ConsumerType
@FunctionalInterface
public interface RequestFilter {

    /**
     * Lets a request pass, or answers it.
     *
     * @return empty to let it pass
     * @throws Exception if that fails: then the request does not pass
     */
    Optional<Response> before(Request request) throws Exception;
}
