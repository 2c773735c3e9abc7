// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.io.Serializable;

/** A password in clear, as it goes in and out of Kura's ConfigurationService. A component gets it as an encrypted text. */
public record Password(String clear) implements Serializable {}
