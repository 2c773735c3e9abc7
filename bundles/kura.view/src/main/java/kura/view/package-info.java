// SPDX-License-Identifier: EPL-2.0
/** Which metrics an exporter shows, and under which names. Copied into each exporter's bundle; never a bundle of its own. */
package kura.view;
