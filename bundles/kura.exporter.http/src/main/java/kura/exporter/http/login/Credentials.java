// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.login;

/**
 * What clients have to know. With neither everybody may come.
 *
 * @param basic user and password, with a colon between; null if they are not accepted
 * @param token null if none is accepted
 */
public record Credentials(String basic, String token) {

    /** Everybody may come. */
    public static final Credentials NONE = new Credentials(null, null);

    /** Whether clients have to know anything. */
    public boolean areNeeded() {
        return basic != null || token != null;
    }

    /** Without saying any of it. */
    @Override
    public String toString() {
        return areNeeded() ? "credentials" : "no credentials";
    }
}
