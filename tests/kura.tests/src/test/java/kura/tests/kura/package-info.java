// SPDX-License-Identifier: EPL-2.0
/**
 * Stands in for what Kura does with settings: its ConfigurationService, its CryptoService and the form in its console, as far as a
 * component can tell them from Kura's own. Kura's are not in the public registries; rules that surprise were seen on a Kura 5.6.
 */
package kura.tests.kura;
