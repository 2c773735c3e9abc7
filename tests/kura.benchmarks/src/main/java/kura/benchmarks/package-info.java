// SPDX-License-Identifier: EPL-2.0
/** What our own speed is measured against. */
package kura.benchmarks;
