// SPDX-License-Identifier: EPL-2.0
package kura.channel;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.kura.core.configuration.metatype.Tad;
import org.eclipse.kura.core.configuration.metatype.Toption;
import org.eclipse.kura.core.configuration.metatype.Tscalar;
import org.eclipse.kura.driver.ChannelDescriptor;

/**
 * The columns that a driver adds to the channel table of an asset in Kura's console. What is not required may be empty. All
 * values reach the driver as texts, and none is checked before.
 */
public final class Table implements ChannelDescriptor {

    private final List<Tad> columns = new ArrayList<>();

    /** A text that may be empty. */
    public Table text(String id, String name, String description) {
        columns.add(column(id, name, description, Tscalar.STRING));
        return this;
    }

    /** A whole number that may be empty. */
    public Table whole(String id, String name, String description) {
        columns.add(column(id, name, description, Tscalar.INTEGER));
        return this;
    }

    /** A number that may be empty. */
    public Table number(String id, String name, String description) {
        columns.add(column(id, name, description, Tscalar.DOUBLE));
        return this;
    }

    /** One of some values, the first of them if nothing is chosen: the console knows no empty choice. */
    public Table choice(String id, String name, String description, String... options) {
        Tad made = column(id, name, description, Tscalar.STRING);
        for (String option : options) {
            var offered = new Toption();
            offered.setLabel(option);
            offered.setValue(option);
            made.setOption(offered);
        }
        made.setDefault(options[0]);
        made.setRequired(true);
        columns.add(made);
        return this;
    }

    /** Kura casts its elements to {@link Tad}. */
    @Override
    public Object getDescriptor() {
        return List.copyOf(columns);
    }

    private static Tad column(String id, String name, String description, Tscalar type) {
        var made = new Tad();
        made.setId(id);
        made.setName(name);
        made.setDescription(description);
        made.setType(type);
        made.setCardinality(0);
        made.setRequired(false);
        return made;
    }
}
