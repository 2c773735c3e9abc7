// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.system;

import org.osgi.annotation.versioning.ProviderType;

/** What Kura knows of the gateway; Kura's own has more of it. */
@ProviderType
public interface SystemService {

    /** Which board. */
    String getPlatform();

    /** Of the manufacturer. */
    String getModelId();

    /** Of the manufacturer. */
    String getModelName();

    /** Of the manufacturer. */
    String getPartNumber();

    /** What the operator calls it. */
    String getDeviceName();

    /** Of the board. */
    String getBiosVersion();

    /** Of the board. */
    String getFirmwareVersion();

    /** Of the system. */
    String getOsDistro();

    /** Of the system. */
    String getOsDistroVersion();

    /** Of Kura. */
    String getKuraVersion();

    /** Where Kura and what runs in it keep what is to outlive a restart. */
    String getKuraDataDirectory();
}
