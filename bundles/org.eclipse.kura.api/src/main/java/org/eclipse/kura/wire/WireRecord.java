// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import java.util.Map;
import org.eclipse.kura.type.TypedValue;
import org.osgi.annotation.versioning.ProviderType;

/** Values by their names. */
@ProviderType
public class WireRecord {

    private final Map<String, TypedValue<?>> properties;

    public WireRecord(Map<String, TypedValue<?>> properties) {
        this.properties = properties;
    }

    public Map<String, TypedValue<?>> getProperties() {
        return properties;
    }
}
