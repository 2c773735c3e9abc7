// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;

/** Why a server could not listen somewhere, in words. */
record BindFailure(InetSocketAddress where, String cause) {

    private static final int FIRST_FOR_ALL = 1024; // lower ones are for those whom the system lets

    static BindFailure of(InetSocketAddress where, Throwable cause) {
        return new BindFailure(where, isOurs(where.getAddress()) ? cause.getMessage() : null);
    }

    /** What is wrong and for how long it tries. */
    String words() {
        return cause == null
                ? "this gateway has no address " + where.getAddress().getHostAddress()
                        + "; the endpoint tries until it has"
                : "the endpoint cannot listen on " + text(where) + ": " + cause + "; " + remedy()
                        + "; it tries again until it can";
    }

    /** Kura's service may have every port; Kura started in another way may not. */
    private String remedy() {
        return "choose another port" + (where.getPort() < FIRST_FOR_ALL ? ", 1024 or more" : "")
                + ", or end what has this one: ss -ltnp shows it";
    }

    /** Asked instead of the cause, whose words are in the gateway's language. All of 127.0.0.0/8 is a gateway's own. */
    private static boolean isOurs(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true; // then the cause is told
        }
    }

    /** An address and a port as URLs have them. */
    static String text(InetSocketAddress where) {
        String host = where.getAddress().getHostAddress();
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + where.getPort();
    }
}
