// SPDX-License-Identifier: EPL-2.0
package kura.source.gateway;

import static kura.metrics.MetricType.GAUGE;

import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;
import kura.metrics.Collected;
import kura.metrics.Collector;
import kura.metrics.MetricDescriptor;
import kura.metrics.MetricRegistry;
import kura.metrics.Part;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives what a {@link Group} finds, and looks once a second at most however often it is asked. */
final class GroupCollector implements Collector {

    private static final Logger log = LoggerFactory.getLogger(GroupCollector.class);
    private static final MetricDescriptor UP = Findings.metric(
            GAUGE, "gateway_group_up", "Whether this group of the gateway's metrics could be read.", "group");
    private static final long FRESH_NANOS = 1_000_000_000;

    private final String name;
    private final Group group;
    private final MetricRegistry registry;
    private final LongSupplier nanos;
    private Findings found;
    private long looked;
    private String failure = "";
    private String refused = "";
    private String said = "";

    /**
     * A collector of one group.
     *
     * @param registry hears remarks about it
     * @param nanos the time, as {@link System#nanoTime} has it
     */
    GroupCollector(String name, Group group, MetricRegistry registry, LongSupplier nanos) {
        this.name = name;
        this.group = group;
        this.registry = registry;
        this.nanos = nanos;
    }

    @Override
    public void collect(Collected into) {
        long now = nanos.getAsLong();
        if (found == null || now - looked >= FRESH_NANOS) {
            looked = now;
            look();
        }
        refused = "";
        into.add(UP, List.of(name), Part.VALUE, failure.isEmpty() ? 1 : 0);
        found.forEach(each -> give(each, into));
        say(failure.isEmpty() ? refused.isEmpty() ? found.note() : refused : failure);
    }

    private void look() {
        found = new Findings();
        failure = "";
        try {
            group.look(found);
        } catch (IOException e) {
            failure = "cannot be read: " + e.getMessage();
        } catch (Throwable e) { // an Error is most often of somebody who was stopped meanwhile
            failure = "cannot be read: " + e;
        }
    }

    /** What somebody else shows already, the official client of the JVM for example, costs itself only. */
    private void give(Findings.Found each, Collected into) {
        try {
            into.add(each.metric(), each.labelValues(), each.parts(), each.numbers());
        } catch (IllegalArgumentException | IllegalStateException e) {
            refused = "not all is shown: " + e.getMessage();
        }
    }

    private void say(String words) {
        if (words.equals(said)) {
            return;
        }
        said = words;
        registry.remark(GatewayComponent.PID + " " + name, words);
        if (words.isEmpty()) {
            log.info("{}: {} is well again", GatewayComponent.PID, name);
        } else {
            log.warn("{}: {} {}", GatewayComponent.PID, name, words);
        }
    }
}
