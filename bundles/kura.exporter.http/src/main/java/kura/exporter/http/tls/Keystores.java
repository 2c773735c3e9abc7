// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** Kura's keystores, by their names. */
@FunctionalInterface
public interface Keystores {

    /**
     * What is in a keystore now.
     *
     * @throws IOException if there is no such keystore, or it cannot be read; the message says which
     * @throws GeneralSecurityException if it holds what cannot be used
     */
    Keys keys(String name) throws IOException, GeneralSecurityException;
}
