// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.driver;

import org.osgi.annotation.versioning.ProviderType;

/** What can be set of a driver's channels: Kura casts it to a list of its own {@code Tad}. */
@ProviderType
public interface ChannelDescriptor {

    Object getDescriptor();
}
