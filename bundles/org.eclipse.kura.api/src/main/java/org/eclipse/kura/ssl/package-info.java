// SPDX-License-Identifier: EPL-2.0
/** Declarations of Kura types that are compiled against; see org.eclipse.kura.configuration. */
@Export
@Version("2.1.0")
package org.eclipse.kura.ssl;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
