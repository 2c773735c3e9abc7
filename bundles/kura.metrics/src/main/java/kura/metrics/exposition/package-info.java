// SPDX-License-Identifier: EPL-2.0
/** How a registry's metrics are written for those who scrape them. Knows no HTTP. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package kura.metrics.exposition;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
