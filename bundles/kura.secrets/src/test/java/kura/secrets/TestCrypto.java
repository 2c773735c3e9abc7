// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.util.Base64;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.crypto.CryptoService;

/** Encrypts as Kura does, seen from outside: an IV, a dash, the rest; never the same twice; what is not so made it refuses. */
public final class TestCrypto implements CryptoService {

    private static final int IV = 16;

    public static String encrypted(String clear) {
        byte[] iv = new SecureRandom().generateSeed(IV);
        var base64 = Base64.getEncoder();
        return base64.encodeToString(iv) + "-" + base64.encodeToString(mixed(clear.getBytes(UTF_8), iv));
    }

    @Override
    public char[] decryptAes(char[] encrypted) throws KuraException {
        if (encrypted.length == 0) {
            return encrypted;
        }
        try {
            String[] parts = new String(encrypted).split("-", 2);
            byte[] iv = Base64.getDecoder().decode(parts[0]);
            return new String(mixed(Base64.getDecoder().decode(parts[1]), iv), UTF_8).toCharArray();
        } catch (RuntimeException e) {
            throw new KuraException(KuraErrorCode.INTERNAL_ERROR);
        }
    }

    private static byte[] mixed(byte[] text, byte[] iv) {
        byte[] out = new byte[text.length];
        for (int i = 0; i < text.length; i++) {
            out[i] = (byte) (text[i] ^ iv[i % iv.length]);
        }
        return out;
    }
}
