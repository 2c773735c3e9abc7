// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.net.status;

/** States of a network interface. */
public enum NetworkInterfaceState {
    UNKNOWN,
    UNMANAGED,
    UNAVAILABLE,
    DISCONNECTED,
    PREPARE,
    CONFIG,
    NEED_AUTH,
    IP_CONFIG,
    IP_CHECK,
    SECONDARIES,
    ACTIVATED,
    DEACTIVATING,
    FAILED
}
