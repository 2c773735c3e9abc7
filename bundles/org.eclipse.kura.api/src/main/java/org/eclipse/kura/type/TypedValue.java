// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A value and what kind it is.
 *
 * @param <T> its Java type
 */
@ProviderType
public interface TypedValue<T> extends Comparable<TypedValue<T>> {

    DataType getType();

    T getValue();
}
