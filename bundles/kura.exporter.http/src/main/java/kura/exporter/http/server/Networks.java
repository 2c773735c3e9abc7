// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From where clients may come. */
public final class Networks {

    /** From everywhere. */
    public static final Networks ALL = new Networks(List.of());

    private final List<Network> networks;

    /** Addresses that begin with the same bits. Arrays would not compare, so the bytes are a list. */
    private record Network(List<Byte> bytes, int bits) {

        boolean contains(byte[] address) {
            if (address.length != bytes.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> bit % 8;
                if (((address[bit / 8] ^ bytes.get(bit / 8)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private Networks(List<Network> networks) {
        this.networks = networks;
    }

    /**
     * Reads addresses and networks such as 10.0.0.0/8, separated by commas; none for everywhere.
     *
     * @throws IllegalArgumentException with the entry that is neither
     */
    public static Networks of(String list) {
        var networks = new ArrayList<Network>();
        for (String entry : list.split(",")) {
            if (!entry.isBlank()) {
                networks.add(network(entry.strip()));
            }
        }
        return networks.isEmpty() ? ALL : new Networks(List.copyOf(networks));
    }

    private static Network network(String entry) {
        int slash = entry.indexOf('/');
        String address = slash < 0 ? entry : entry.substring(0, slash);
        byte[] bytes = address.contains("%") ? null : NetUtil.createByteArrayFromIpAddressString(address);
        if (bytes == null) {
            throw new IllegalArgumentException(entry);
        }
        int all = bytes.length * 8;
        int bits = slash < 0 ? all : bits(entry, slash);
        if (bits > all) {
            throw new IllegalArgumentException(entry);
        }
        var boxed = new ArrayList<Byte>();
        for (int i = 0; i < bytes.length; i++) {
            int kept = Math.max(0, Math.min(8, bits - i * 8));
            boxed.add((byte) (bytes[i] & 0xFF00 >> kept)); // 10.1.2.3/8 is 10.0.0.0/8
        }
        return new Network(List.copyOf(boxed), bits);
    }

    private static int bits(String entry, int slash) {
        String bits = entry.substring(slash + 1);
        if (!bits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(entry);
        }
        return Integer.parseInt(bits);
    }

    /** Whether somebody with this address may come. The JDK knows IPv4 addresses in IPv6's clothes as IPv4 ones. */
    public boolean contain(InetAddress address) {
        byte[] bytes = address.getAddress();
        return networks.isEmpty() || networks.stream().anyMatch(network -> network.contains(bytes));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Networks those && networks.equals(those.networks);
    }

    @Override
    public int hashCode() {
        return networks.hashCode();
    }

    @Override
    public String toString() {
        return Arrays.toString(networks.toArray());
    }
}
