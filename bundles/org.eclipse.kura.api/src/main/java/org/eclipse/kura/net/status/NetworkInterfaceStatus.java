// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.net.status;

import org.osgi.annotation.versioning.ProviderType;

/** One network interface; Kura's own says more and is made by a builder. */
@ProviderType
public abstract class NetworkInterfaceStatus {

    private final String name;
    private final NetworkInterfaceState state;

    /** Here without a builder. */
    protected NetworkInterfaceStatus(String name, NetworkInterfaceState state) {
        this.name = name;
        this.state = state;
    }

    /** As the system calls it. */
    public String getInterfaceName() {
        return name;
    }

    /** As NetworkManager has it. */
    public NetworkInterfaceState getState() {
        return state;
    }
}
