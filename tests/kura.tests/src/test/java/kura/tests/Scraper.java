// SPDX-License-Identifier: EPL-2.0
package kura.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Scrapes without a pause in the background, and keeps every page. */
final class Scraper implements AutoCloseable {

    private final List<String> pages = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();
    private final Thread thread;
    private volatile boolean stopped;

    Scraper(Page page) {
        thread = new Thread(() -> scrape(page), "scraper");
        thread.start();
    }

    private void scrape(Page page) {
        while (!stopped) {
            try {
                String read = page.read();
                synchronized (this) {
                    pages.add(read);
                }
            } catch (IOException | InterruptedException e) {
                synchronized (this) {
                    failures.add(e.toString());
                }
            }
        }
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
