// SPDX-License-Identifier: EPL-2.0
/** How bytes reach a chip and come back. Knows no chip, no quantity, no metric. */
@Export
@Version("1.0.0")
package kura.bus;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
