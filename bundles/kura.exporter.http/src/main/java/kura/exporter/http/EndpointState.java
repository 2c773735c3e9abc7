// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import kura.exporter.http.server.Whereabouts;
import kura.metrics.MetricRegistry;

/** What an endpoint has to say of itself to people: where it listens, and what is wrong. May be used from any thread. */
final class EndpointState implements Whereabouts {

    private MetricRegistry registry;
    private MetricRegistry handle;
    private volatile String name = "";
    private volatile String path = MetricsPath.DEFAULT;
    private volatile String url = "nowhere";
    private volatile String trouble;
    private volatile String certificate;
    private volatile List<String> refusals = List.of();

    synchronized void name(String name) {
        this.name = name;
        showIn(registry);
    }

    /** Tells its troubles there too, for the status pages of other endpoints; null for nowhere. */
    synchronized void showIn(MetricRegistry wanted) {
        if (handle != null) {
            handle.close();
        }
        registry = wanted;
        handle = wanted == null ? null : wanted.handle("kura.exporter.http " + name);
        tell();
    }

    private synchronized void tell() {
        if (handle != null) {
            handle.remark(name, String.join(" ", troubles()));
        }
    }

    void path(String path) {
        this.path = path;
    }

    /** The settings that were refused when they were last given, in words; anybody who sees the page can read this. */
    void refused(List<String> refusals) {
        this.refusals = List.copyOf(refusals);
        tell();
    }

    /** What is wrong with its keys, in words that everybody may read; null for nothing. */
    void certificate(String trouble) {
        certificate = trouble;
        tell();
    }

    @Override
    public void changed(String url, String trouble) {
        this.url = url == null ? "nowhere" : url;
        this.trouble = trouble;
        tell();
    }

    String name() {
        return name;
    }

    String url() {
        return url;
    }

    /** Where metrics are. */
    String path() {
        return path;
    }

    /** All that is wrong. */
    List<String> troubles() {
        List<String> all = new ArrayList<>();
        refusals.forEach(refusal -> all.add(sentence(refusal)));
        Stream.of(Optional.ofNullable(certificate), Optional.ofNullable(trouble))
                .flatMap(Optional::stream)
                .forEach(now -> all.add(sentence(now)));
        return all;
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
    }
}
