// SPDX-License-Identifier: EPL-2.0
/** Chips and buses made of Java: for tests, and for a gateway on a laptop. Never shipped to gateways. */
@Export
@Version("0.1.0")
package kura.simulator;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
