// SPDX-License-Identifier: EPL-2.0
package org.eclipse.kura.type;

import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Makes values; Kura's own has a method and a public class for each type too. */
@ProviderType
public final class TypedValues {

    private static final Map<Class<?>, DataType> TYPES = Map.of(
            Boolean.class, DataType.BOOLEAN,
            byte[].class, DataType.BYTE_ARRAY,
            Double.class, DataType.DOUBLE,
            Integer.class, DataType.INTEGER,
            Long.class, DataType.LONG,
            Float.class, DataType.FLOAT,
            String.class, DataType.STRING);

    private TypedValues() {}

    /** @throws IllegalArgumentException if there is no type for it */
    public static TypedValue<?> newTypedValue(Object value) {
        DataType type = value == null ? null : TYPES.get(value.getClass());
        if (type == null) {
            throw new IllegalArgumentException("no type for " + value);
        }
        return new Value<>(type, value);
    }

    private record Value<T>(DataType type, T value) implements TypedValue<T> {

        @Override
        public DataType getType() {
            return type;
        }

        @Override
        public T getValue() {
            return value;
        }

        @Override
        public int compareTo(TypedValue<T> other) {
            return String.valueOf(value).compareTo(String.valueOf(other.getValue()));
        }
    }
}
