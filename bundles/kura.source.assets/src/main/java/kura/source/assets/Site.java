// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

import java.util.List;
import kura.metrics.MetricRegistry;

/**
 * What all assets of a sampler share.
 *
 * @param source who reads them, as metrics name it
 */
record Site(String source, Plan plan, MetricRegistry registry, Threads threads, Room room) {

    /** Those of an asset's channels that are to be read and that there is room for. */
    List<Channel> wanted(Object who, String asset, List<Channel> all) {
        var wanted = all.stream()
                .filter(channel -> plan.channels().choose(asset, channel.name()))
                .toList();
        int given = room.take(who, wanted.size());
        registry.remark("channels of " + asset, words(all, wanted.size(), given));
        return wanted.subList(0, given);
    }

    private String words(List<Channel> all, int wanted, int given) {
        if (all.isEmpty()) {
            return "it has no channel that is enabled and READ or READ_WRITE";
        }
        if (wanted == 0) {
            return "Channels, %s, chooses none of its %d, for example %s"
                    .formatted(plan.channels(), all.size(), all.get(0).name());
        }
        return given == wanted
                ? ""
                : "%d of its %d channels are read: Most channels is %d".formatted(given, wanted, plan.mostChannels());
    }

    /**
     * What shows an asset from now on.
     *
     * @throws IllegalStateException if another asset has that name
     */
    Display display(String asset) {
        var handle = registry.handle(source);
        try {
            var made = new Display(asset, source, plan, handle);
            registry.remark(asset, "");
            return made;
        } catch (RuntimeException e) {
            handle.close();
            throw e;
        }
    }

    /** Why an answer is not waited for any more. */
    AssetException late() {
        return new AssetException("timeout", "no answer within " + plan.deadline() + " s, it is not waited for", null);
    }

    /** Gives an asset's channels their room back, and takes back what was said of it. */
    void leave(Object who, String asset) {
        room.leave(who);
        registry.remark("channels of " + asset, "");
        registry.remark(asset, "");
    }
}
