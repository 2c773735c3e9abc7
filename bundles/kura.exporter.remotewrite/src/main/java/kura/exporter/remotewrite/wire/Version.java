// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite.wire;

/** How a request is written, and the headers that say so. */
public enum Version {
    /** Remote write 1.0, which every receiver reads. */
    V1("application/x-protobuf", "0.1.0"),
    /** Remote write 2.0 as of its release candidate 4. */
    V2("application/x-protobuf;proto=io.prometheus.write.v2.Request", "2.0.0");

    private final String contentType;
    private final String header;

    Version(String contentType, String header) {
        this.contentType = contentType;
        this.header = header;
    }

    /** The header {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** The header {@code X-Prometheus-Remote-Write-Version}. */
    public String header() {
        return header;
    }
}
