// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.Consumer;
import org.osgi.service.wireadmin.Producer;

/** Does for a component what the wires ask of it. */
@ProviderType
public interface WireSupport extends Producer, Consumer {

    void emit(List<WireRecord> wireRecords);
}
