// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Scrapes without a pause in the background. */
final class Scraper implements AutoCloseable {

    private final List<String> pages = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    /** Keeps every page. */
    Scraper(Page page) {
        this(page, null);
    }

    /** Shows every page to somebody who keeps none, or keeps them if there is nobody. */
    Scraper(Page page, Consumer<String> reader) {
        thread = new Thread(() -> scrape(page, reader == null ? this::keep : reader), "scraper");
        thread.start();
    }

    private void scrape(Page page, Consumer<String> reader) {
        while (!stopped) {
            try {
                reader.accept(page.read());
            } catch (IOException | InterruptedException | RuntimeException | Error e) {
                synchronized (this) {
                    failures.add(e.toString());
                }
            }
        }
    }

    private synchronized void keep(String page) {
        pages.add(page);
    }

    synchronized List<String> pages() {
        return List.copyOf(pages);
    }

    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
