// SPDX-License-Identifier: EPL-2.0
package kura.exporter.remotewrite;

import java.util.EnumMap;
import java.util.Map;
import kura.exporter.remotewrite.send.LaneName;
import kura.exporter.remotewrite.send.Lanes;
import kura.exporter.remotewrite.send.Receiver;
import kura.remote.Client;
import kura.remote.Remote;
import kura.remote.Tls;

/** A connection to the receiver for each lane, with the headers that remote write wants. */
final class Clients implements Lanes.Receivers, AutoCloseable {

    private static final String AGENT = "kura-prometheus";

    private final Map<LaneName, Client> clients = new EnumMap<>(LaneName.class);

    /** @param name of the destination, for threads */
    Clients(String name, Remote remote, Tls tls) {
        for (LaneName lane : LaneName.values()) {
            clients.put(lane, new Client("remote-write-to " + name + " " + lane.label(), remote, tls));
        }
    }

    @Override
    public Receiver receiver(LaneName lane) {
        Client client = clients.get(lane);
        return (request, version) -> client.post(
                request,
                Map.of(
                        "Content-Type",
                        version.contentType(),
                        "Content-Encoding",
                        "snappy",
                        "User-Agent",
                        AGENT,
                        "X-Prometheus-Remote-Write-Version",
                        version.header()));
    }

    /** Ends what is under way, too. */
    @Override
    public void close() {
        clients.values().forEach(Client::close);
    }
}
