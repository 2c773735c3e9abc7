// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

import java.util.Arrays;

/** The texts of one request, each once, in the order in which they are first needed; the empty one is the first. */
final class Symbols {

    private int[] table = new int[64]; // by hash: which text, from 1 on; 0 for none
    private String[] texts = new String[32];
    private int count;

    void clear() {
        Arrays.fill(table, 0);
        Arrays.fill(texts, 0, count, null);
        texts[0] = "";
        count = 1;
    }

    int count() {
        return count;
    }

    String text(int number) {
        return texts[number];
    }

    /** The number of a text, which it has from now on if it had none. */
    int number(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        int slot = slot(text);
        if (table[slot] == 0) {
            if (count == texts.length) {
                grow();
                slot = slot(text);
            }
            texts[count] = text;
            table[slot] = count++;
        }
        return table[slot];
    }

    private int slot(String text) {
        int hash = text.hashCode();
        int slot = (hash ^ hash >>> 16) & table.length - 1;
        while (table[slot] != 0 && !texts[table[slot]].equals(text)) {
            slot = slot + 1 & table.length - 1;
        }
        return slot;
    }

    private void grow() {
        texts = Arrays.copyOf(texts, count * 2);
        table = new int[count * 4];
        for (int i = 1; i < count; i++) {
            table[slot(texts[i])] = i;
        }
    }
}
