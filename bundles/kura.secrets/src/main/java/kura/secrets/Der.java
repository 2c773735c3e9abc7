// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** As much of ASN.1's encoding (X.690) as it takes to dress up older private keys (PKCS#1, SEC 1) as PKCS#8. */
final class Der {

    private static final int SEQUENCE = 0x30;
    private static final int OCTETS = 0x04;
    private static final byte[] VERSION = {0x02, 0x01, 0x00};

    private Der() {}

    /** A private key with the kind of key, which is where the public one (X.509) begins. */
    static byte[] pkcs8(byte[] publicKey, byte[] privateKey) throws IOException {
        var outer = ByteBuffer.wrap(publicKey);
        length(outer);
        int start = outer.position();
        int kind = length(outer);
        var whole = new ByteArrayOutputStream();
        whole.write(VERSION);
        whole.write(publicKey, start, outer.position() - start + kind);
        whole.write(tagged(OCTETS, privateKey));
        return tagged(SEQUENCE, whole.toByteArray());
    }

    /** Reads a tag and the length behind it. */
    private static int length(ByteBuffer bytes) {
        bytes.get();
        int first = bytes.get() & 0xFF;
        int length = first < 0x80 ? first : 0;
        for (int i = first; i > 0x80; i--) {
            length = length << 8 | bytes.get() & 0xFF;
        }
        return length;
    }

    private static byte[] tagged(int tag, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length >= 0x100) {
            out.write(0x82);
            out.write(content.length >> 8);
        } else if (content.length >= 0x80) {
            out.write(0x81);
        }
        out.write(content.length);
        out.write(content);
        return out.toByteArray();
    }
}
