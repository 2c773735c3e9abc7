// SPDX-License-Identifier: EPL-2.0
/** What a sensor is and what it measures. Knows no wire, no metric, no HTTP. */
@Export
@Version("1.0.0")
package kura.sensor;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
