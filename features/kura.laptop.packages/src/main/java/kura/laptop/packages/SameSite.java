// SPDX-License-Identifier: EPL-2.0
package kura.laptop.packages;

import java.util.Set;
import javax.servlet.http.HttpServletRequest;

/**
 * Whether a request comes from the console's own pages. Browsers send the password of the console along with whatever
 * another site makes them send; but they tell which site that is, and no script can change what they tell.
 */
final class SameSite {

    /** The console is bound to the first of them. Another name is one that somebody else let point here. */
    private static final Set<String> HERE = Set.of("127.0.0.1", "localhost");

    private SameSite() {}

    static boolean sent(HttpServletRequest request) {
        return HERE.contains(request.getServerName())
                && ("http://" + request.getHeader("Host")).equals(request.getHeader("Origin"));
    }
}
