// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http.server;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** From where clients may come. */
public final class Networks {

    /** From everywhere. */
    public static final Networks ALL = of("0.0.0.0/0, ::/0");

    private final List<Network> networks;

    /** Addresses that begin with the same bits. Arrays would not compare, so the bytes are a list. */
    private record Network(List<Byte> bytes, int bits) {

        Network {
            bytes = masked(bytes, bits); // 10.1.2.3/8 is 10.0.0.0/8
        }

        private static List<Byte> masked(List<Byte> bytes, int bits) {
            var kept = new ArrayList<Byte>();
            for (byte each : bytes) {
                int left = Math.max(0, Math.min(8, bits - kept.size() * 8));
                kept.add((byte) (each & 0xFF00 >> left));
            }
            return List.copyOf(kept);
        }

        boolean contains(List<Byte> address) {
            return address.size() == bytes.size() && masked(address, bits).equals(bytes);
        }

        boolean contains(Network other) {
            return bits <= other.bits && contains(other.bytes);
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
        byte[] known = known(bytes);
        bits -= all - known.length * 8;
        if (bits < 0 || bits > known.length * 8) {
            throw new IllegalArgumentException(entry);
        }
        return new Network(boxed(known), bits);
    }

    /** The JDK knows IPv4 addresses in IPv6's clothes, such as ::ffff:10.0.0.1, as IPv4 ones. */
    private static byte[] known(byte[] address) {
        try {
            return InetAddress.getByAddress(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e); // never: it has 4 or 16 bytes
        }
    }

    /** What stands for a client: one customer of an IPv6 provider has all addresses that begin with the same 64 bits, at least. */
    public static InetAddress client(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (bytes.length == 4) {
            return address;
        }
        Arrays.fill(bytes, 8, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e); // never: it has 16 bytes
        }
    }

    private static List<Byte> boxed(byte[] bytes) {
        var boxed = new ArrayList<Byte>();
        for (byte each : bytes) {
            boxed.add(each);
        }
        return boxed;
    }

    private static int bits(String entry, int slash) {
        String bits = entry.substring(slash + 1);
        if (!bits.matches("\\d{1,3}")) {
            throw new IllegalArgumentException(entry);
        }
        return Integer.parseInt(bits);
    }

    /** From where clients may come if they have to be in others, too. */
    public Networks and(Networks others) {
        var both = new ArrayList<Network>();
        for (Network one : networks) {
            for (Network other : others.networks) {
                if (one.contains(other)) {
                    both.add(other);
                } else if (other.contains(one)) {
                    both.add(one);
                }
            }
        }
        return new Networks(List.copyOf(both));
    }

    /** Whether somebody with this address may come. */
    public boolean contain(InetAddress address) {
        if (this == ALL) {
            return true;
        }
        List<Byte> bytes = boxed(address.getAddress());
        return networks.stream().anyMatch(network -> network.contains(bytes));
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
