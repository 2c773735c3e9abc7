// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ConsumerType;
import org.osgi.service.wireadmin.Consumer;

/** Gets what others emit. */
@ConsumerType
public interface WireReceiver extends WireComponent, Consumer {

    void onWireReceive(WireEnvelope wireEnvelope);
}
