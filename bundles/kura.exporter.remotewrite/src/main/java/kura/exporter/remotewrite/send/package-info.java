// SPDX-License-Identifier: EPL-2.0
/** When what is sent, and what follows of the answer. */
package kura.exporter.remotewrite.send;
