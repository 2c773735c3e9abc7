// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A group that takes its time or may never answer, so it is not asked while a page is read. However often settings change and
 * components restart around one that hangs, nobody enters it a second time.
 */
final class Slow implements Group {

    private static final long PATIENCE_SECONDS = 30;

    private final Group group;
    private final Semaphore free = new Semaphore(1);

    Slow(Group group) {
        this.group = group;
    }

    @Override
    public void look(Findings found) throws IOException {
        enter();
        try {
            group.look(found);
        } finally {
            free.release();
        }
    }

    private void enter() throws IOException {
        try {
            if (!free.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("who asked before has had no answer yet");
            }
        } catch (InterruptedException e) {
            throw new IOException("nobody asks any more", e);
        }
    }
}
