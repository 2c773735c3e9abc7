// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.send;

import kura.exporter.remotewrite.store.Batch;
import kura.exporter.remotewrite.store.Store;

/** Tells the store, and whoever observes, that a batch need not be sent any more. */
final class Settlement {

    private final LaneName lane;
    private final Store store;
    private final Observer observer;

    Settlement(LaneName lane, Store store, Observer observer) {
        this.lane = lane;
        this.store = store;
        this.observer = observer;
    }

    /** The receiver has it, or will never take what it does not have. */
    void settle(Batch batch, Outcome outcome) {
        if (outcome.refused() == 0) {
            store.delivered(batch);
        } else {
            outcome.refusals().forEach((why, samples) -> observer.refused(lane, why, samples));
            setAside(batch, outcome.refused(), outcome.refusal(), outcome.words());
        }
    }

    /** It was tried for long enough. */
    void giveUp(Batch batch, String said) {
        observer.refused(lane, Refusal.FAILED, batch.samples());
        setAside(batch, batch.samples(), Refusal.FAILED, said);
    }

    private void setAside(Batch batch, int samples, Refusal why, String said) {
        String words =
                samples + " of " + batch.samples() + " samples: the receiver " + why.words() + ". It says: " + said;
        store.setAside(batch, words);
        observer.setAside(words);
    }
}
