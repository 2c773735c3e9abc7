// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.cloudconnection;

import org.osgi.annotation.versioning.ProviderType;

/** A cloud connection, known by its kura.service.pid; Kura's own can do more. */
@ProviderType
public interface CloudConnectionManager {

    /** Whether it is connected now. */
    boolean isConnected();
}
