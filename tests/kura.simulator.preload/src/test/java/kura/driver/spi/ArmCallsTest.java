// SPDX-License-Identifier: EPL-2.0
package kura.driver.spi;

import kura.simulator.preload.Machine;

/** The same where addresses have four bytes. */
class ArmCallsTest extends RealCallsTest {

    @Override
    Machine machine() {
        return Machine.ARM;
    }
}
