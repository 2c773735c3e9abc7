// SPDX-License-Identifier: EPL-2.0
/** What is sent: the registry's numbers at one moment. Knows no receiver and no disk. */
package kura.exporter.remotewrite.samples;
