// SPDX-License-Identifier: EPL-2.0
/**
 * Declarations of the few Kura types that are compiled against, since Kura's own artifacts are in no public registry. Never
 * shipped: a gateway has Kura itself, and the laptop gateway runs this in its place.
 */
@Export
@Version("1.2.0")
package org.eclipse.kura.configuration;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
