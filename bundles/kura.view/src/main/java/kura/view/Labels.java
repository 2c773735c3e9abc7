// SPDX-License-Identifier: EPL-2.0
package kura.view;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import kura.metrics.exposition.Naming;
import kura.settings.Settings;

/** Labels that an operator set. */
public final class Labels {

    private Labels() {}

    /** Of a list of pairs with commas; what is wrong is noted in the settings. */
    public static Map<String, String> of(Settings settings, String key, Pattern values) {
        var labels = new TreeMap<String, String>();
        for (String entry : settings.text(key, "").split(",")) {
            String[] pair = entry.strip().split("\\s*=\\s*", 2);
            if (pair.length == 2
                    && Naming.isLabel(pair[0])
                    && values.matcher(pair[1]).matches()) {
                if (labels.put(pair[0], pair[1]) != null) {
                    settings.refuse("setting " + key + " has the name '" + pair[0] + "' twice, allowed is once");
                }
            } else if (!entry.isBlank()) {
                settings.refuse("setting " + key + " has the entry '" + entry.strip()
                        + "', allowed are pairs such as site=Hamburg, separated by commas, without quotes; names are of "
                        + Naming.LABEL_ALLOWED);
            }
        }
        return labels;
    }
}
