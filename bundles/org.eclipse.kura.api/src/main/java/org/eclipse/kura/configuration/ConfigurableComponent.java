// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.configuration;

import org.osgi.annotation.versioning.ConsumerType;

/** Marks a service whose settings Kura shows in its web console and keeps in its snapshots. */
@ConsumerType
public interface ConfigurableComponent {}
