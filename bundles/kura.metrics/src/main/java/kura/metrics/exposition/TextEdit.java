// SPDX-License-Identifier: EPL-2.0
package kura.metrics.exposition;

/** A text that is changed from its beginning to its end: what stays is copied in as large pieces as can be. */
final class TextEdit {

    private final PageBuffer anew = new PageBuffer();
    private byte[] old = {};
    private int copied; // up to here the old text is in the new one, or left out of it

    void begin(byte[] text) {
        old = text;
        copied = 0;
        anew.clear();
    }

    /** Whether the text is another one now. */
    boolean isChanged() {
        return copied > 0 || anew.length() > 0;
    }

    /** Where in the new text it goes on at a place of the old one. */
    int position(int place) {
        return anew.length() + place - copied;
    }

    /** Leaves out what is between two places of the old text. */
    void cut(int from, int to) {
        keep(from);
        copied = to;
    }

    /** Puts something in at a place of the old text. */
    PageBuffer insert(int place) {
        keep(place);
        return anew;
    }

    /** All of the new text. */
    PageBuffer finish(int length) {
        keep(length);
        return anew;
    }

    private void keep(int to) {
        anew.append(old, copied, to - copied);
        copied = to;
    }
}
