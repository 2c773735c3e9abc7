// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.osgi.service.wireadmin.BasicEnvelope;

/** Records on their way, and who emitted them. */
@ProviderType
public class WireEnvelope extends BasicEnvelope {

    private final String emitterPid;
    private final List<WireRecord> records;

    public WireEnvelope(String emitterPid, List<WireRecord> wireRecords) {
        super(wireRecords, emitterPid, "");
        this.emitterPid = emitterPid;
        records = wireRecords;
    }

    public String getEmitterPid() {
        return emitterPid;
    }

    public List<WireRecord> getRecords() {
        return records;
    }
}
