// SPDX-License-Identifier: EPL-2.0
package kura.exporter.pushgateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.TreeMap;
import kura.metrics.MetricSource;
import kura.metrics.exposition.Naming;
import kura.metrics.exposition.Page;
import kura.metrics.exposition.PageFormat;
import kura.remote.Answer;
import kura.remote.Client;
import kura.remote.Remote;
import kura.remote.Request;
import kura.remote.Tls;

/**
 * A group of metrics at a Prometheus Pushgateway. Also for plain Java programs, a batch job for example:
 *
 * <pre>{@code
 * PushGateway.push(registry, "http://pushgateway.example:9091", "backup");
 * }</pre>
 *
 * <p>A Pushgateway keeps what was pushed last for ever, and Prometheus scrapes it there as if it were new.
 */
public final class PushGateway implements AutoCloseable {

    private static final Map<String, String> TEXT = Map.of("Content-Type", PageFormat.PROMETHEUS_TEXT.contentType());

    private final Remote remote;
    private final Client client;
    private final Group group;
    private final Naming naming;

    PushGateway(Remote remote, Client client, Group group, Naming naming) {
        this.remote = remote;
        this.client = client;
        this.group = group;
        this.naming = naming;
    }

    /**
     * Pushes all metrics once; those that the job pushed before go.
     *
     * @param url of the Pushgateway, http or https, for example http://pushgateway.example:9091
     * @param job becomes the label of that name; not empty
     * @throws IOException if it did not take them; the message says why in words
     * @throws IllegalArgumentException if that is no such URL, or the job is empty
     */
    public static void push(MetricSource metrics, String url, String job) throws IOException {
        try (var gateway = builder().url(url).job(job).build()) {
            gateway.push(metrics);
        }
    }

    /** A Pushgateway with more than an address. */
    public static Builder builder() {
        return new Builder();
    }

    /** Puts these metrics in the place of all that the group has; for errors see {@link #push(MetricSource, String, String)}. */
    public void push(MetricSource metrics) throws IOException {
        demand("PUT", metrics);
    }

    /** Puts these metrics in the place of those with the same names; for errors see {@link #push(MetricSource, String, String)}. */
    public void pushAdd(MetricSource metrics) throws IOException {
        demand("POST", metrics);
    }

    /** Deletes the group with all its metrics; for errors see {@link #push(MetricSource, String, String)}. */
    public void delete() throws IOException {
        demand("DELETE", MetricSource.of());
    }

    private void demand(String method, MetricSource metrics) throws IOException {
        var page = new ByteArrayOutputStream();
        new Page(metrics, naming).write(page);
        try {
            Answer answer = send(method, page.toByteArray());
            if (!answer.isSuccess()) {
                throw new IOException(answer.words());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while metrics were pushed");
        }
    }

    /** Sends a page of the group. */
    Answer send(String method, byte[] page) throws IOException, InterruptedException {
        return client.send(request(method, page));
    }

    private Request request(String method, byte[] page) {
        String query = remote.url().getRawQuery();
        String base = remote.path().replaceFirst("/(metrics/?)?$", ""); // where people look at it is not where it is
        return new Request(method, base + group.path() + (query == null ? "" : "?" + query), TEXT, page);
    }

    /** Aborts what is going on. Metrics stay at the Pushgateway. */
    @Override
    public void close() {
        client.close();
    }

    /** Makes a {@link PushGateway}. At least URL and job have to be given. */
    public static final class Builder {

        private final Map<String, String> labels = new TreeMap<>();
        private Remote remote;
        private String job = "";
        private Naming naming = Naming.of("");

        private Builder() {}

        /** Where it is, for example http://pushgateway.example:9091. */
        public Builder url(String url) {
            remote = Remote.of(url);
            return this;
        }

        /** The label {@code job} of all metrics. */
        public Builder job(String job) {
            this.job = job;
            return this;
        }

        /** One more label that belongs to the group, for example {@code instance}. */
        public Builder groupingKey(String name, String value) {
            if (!Naming.isLabel(name)) {
                throw new IllegalArgumentException(
                        "label '" + name + "' is not allowed; allowed are " + Naming.LABEL_ALLOWED);
            }
            labels.put(name, value);
            return this;
        }

        /** A login with user name and password; after the URL. */
        public Builder basicAuth(String user, String password) {
            remote = remote.withPassword(user, password);
            return this;
        }

        /** A login with a token; after the URL. */
        public Builder bearerToken(String token) {
            remote = remote.withToken(token);
            return this;
        }

        /** What metrics are called; without this, as they call themselves. */
        public Builder naming(Naming naming) {
            this.naming = naming;
            return this;
        }

        /**
         * Makes it. Close it when it is not needed any more.
         *
         * @throws IllegalArgumentException if URL or job are missing
         */
        public PushGateway build() {
            if (remote == null) {
                throw new IllegalArgumentException("the URL of the Pushgateway is missing");
            }
            var group = new Group(job, labels);
            return new PushGateway(remote, new Client("pushgateway", remote, Tls.ofJava()), group, naming);
        }
    }
}
