// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.status;

import java.lang.reflect.RecordComponent;
import java.util.Collection;

/** Writes records of this package as JSON: texts, numbers, lists and further records. Safe inside HTML too. */
final class Json {

    private final StringBuilder out = new StringBuilder(4096);

    private Json() {}

    static String of(Record value) {
        var json = new Json();
        json.value(value);
        return json.out.toString();
    }

    private void value(Object value) {
        if (value == null || value instanceof Number number && !Double.isFinite(number.doubleValue())) {
            out.append("null");
        } else if (value instanceof Number || value instanceof Boolean) {
            out.append(value);
        } else if (value instanceof Record each) {
            object(each);
        } else if (value instanceof Collection<?> all) {
            out.append('[');
            all.forEach(each -> next('[', each));
            out.append(']');
        } else {
            text(value.toString());
        }
    }

    private void object(Record of) {
        out.append('{');
        for (RecordComponent each : of.getClass().getRecordComponents()) {
            try {
                Object value = each.getAccessor().invoke(of);
                next('{', each.getName());
                out.append(':');
                value(value);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e); // never: records of this package give all they have
            }
        }
        out.append('}');
    }

    private void next(char first, Object value) {
        if (out.charAt(out.length() - 1) != first) {
            out.append(',');
        }
        value(value);
    }

    private void text(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7F && "\"\\<>&'".indexOf(c) < 0 || c >= 0xA0 && c < 0x2000;
            if (plain) {
                out.append(c);
            } else {
                out.append("\\u").append(Character.forDigit(c >> 12, 16)).append(Character.forDigit(c >> 8 & 15, 16));
                out.append(Character.forDigit(c >> 4 & 15, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        out.append('"');
    }
}
