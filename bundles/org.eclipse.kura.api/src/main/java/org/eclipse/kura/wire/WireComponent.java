// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.wire;

import org.osgi.annotation.versioning.ProviderType;

/** What can be put on Kura's canvas of wires. */
@ProviderType
public interface WireComponent {}
