// SPDX-License-Identifier: EPL-2.0
/** How values are distributed: buckets that grow with the values they count. Knows no metric. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package kura.metrics.distribution;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
