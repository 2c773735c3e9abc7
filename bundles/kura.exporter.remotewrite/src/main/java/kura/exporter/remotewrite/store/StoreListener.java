// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.store;

/**
 * Hears what became of samples that no receiver will get. Called from any thread that uses the store, and from its own; may not
 * call the store, and returns at once.
 */
public interface StoreListener {

    /** Samples went because a limit was reached: as many as will be missing. */
    void dropped(long samples, String why);

    /** Bytes on disk are not what was written. So many samples are lost; 0 if nobody can tell, or if a kill tore the end off. */
    void damaged(long samples, String words);

    /** The disk cannot be used, and why; empty once it can again. Said once a change. */
    void disk(String trouble);
}
