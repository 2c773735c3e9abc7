// SPDX-License-Identifier: EPL-2.0
/** Knows the MCP9808, and nothing else. */
package kura.sensor.mcp9808;
