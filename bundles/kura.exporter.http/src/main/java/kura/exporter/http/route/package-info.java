// SPDX-License-Identifier: EPL-2.0
/** How other bundles answer requests at the endpoint, and look at requests before they are answered. Knows no HTTP library. */
@Export(substitution = Export.Substitution.NOIMPORT)
@Version("1.0.0")
package kura.exporter.http.route;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
