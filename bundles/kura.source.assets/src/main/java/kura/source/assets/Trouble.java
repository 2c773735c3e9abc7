// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import kura.metrics.MetricRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says what is wrong with an asset: on status pages always, in the log when it is another thing than before. */
final class Trouble {

    private static final Logger log = LoggerFactory.getLogger(AssetSampler.class);
    private static final int LONGEST = 300; // drivers say much

    private final String asset;
    private String logged; // null: nothing yet

    Trouble(String asset) {
        this.asset = asset;
    }

    /**
     * Says it.
     *
     * @param about what makes it another thing than before
     * @param words empty if nothing is wrong
     */
    void is(String about, String words, MetricRegistry registry) {
        String cut = words.length() > LONGEST ? words.substring(0, LONGEST) + "…" : words;
        registry.remark(asset, cut);
        String now = words.isEmpty() ? "" : about;
        if (!now.equals(logged)) {
            if (!now.isEmpty()) {
                log.warn("asset {}: {}", asset, cut);
            } else {
                log.info("asset {} is read{}", asset, logged == null ? "" : " again");
            }
            logged = now;
        }
    }
}
