// SPDX-License-Identifier: EPL-2.0
/**
 * The metrics SDK: instruments that are updated, and the registry that remembers them. Knows no sensor, no text format, no
 * HTTP. A plain library too: it needs no OSGi at run time.
 */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package kura.metrics;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
