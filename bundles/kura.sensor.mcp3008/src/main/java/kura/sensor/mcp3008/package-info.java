// SPDX-License-Identifier: EPL-2.0
/** Knows the MCP3008 and nothing else. */
package kura.sensor.mcp3008;
