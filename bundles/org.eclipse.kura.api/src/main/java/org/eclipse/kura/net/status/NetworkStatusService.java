// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.net.status;

import java.util.List;
import java.util.Optional;
import org.eclipse.kura.KuraException;
import org.osgi.annotation.versioning.ProviderType;

/** What Kura knows of network interfaces; Kura's own can do more. */
@ProviderType
public interface NetworkStatusService {

    /** Of one interface. */
    Optional<NetworkInterfaceStatus> getNetworkStatus(String interfaceId) throws KuraException;

    /** All there are. */
    List<String> getInterfaceIds() throws KuraException;
}
