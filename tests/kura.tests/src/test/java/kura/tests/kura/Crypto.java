// SPDX-License-Identifier: EPL-2.0
package kura.tests.kura;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.framework.Bundle;

/** Kura's CryptoService: base64 of a vector that is another one each time, a hyphen, base64 of what is encrypted. */
final class Crypto {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[16], "AES"); // a gateway keeps its own
    private static final int VECTOR_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Crypto() {}

    static String encrypted(String clear) {
        byte[] vector = new byte[VECTOR_BYTES];
        new SecureRandom().nextBytes(vector);
        try {
            byte[] bytes = cipher(Cipher.ENCRYPT_MODE, vector).doFinal(clear.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(vector) + "-"
                    + Base64.getEncoder().encodeToString(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws GeneralSecurityException if that is no text of {@link #encrypted}; of an empty one it is empty */
    static String clear(String encrypted) throws GeneralSecurityException {
        if (encrypted.isEmpty()) {
            return "";
        }
        try {
            String[] parts = encrypted.split("-", 2);
            byte[] vector = Base64.getDecoder().decode(parts[0]);
            byte[] bytes = Base64.getDecoder().decode(parts.length < 2 ? "" : parts[1]);
            return new String(cipher(Cipher.DECRYPT_MODE, vector).doFinal(bytes), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) { // not base64
            throw new GeneralSecurityException(e);
        }
    }

    /** Gives it to components. The types are those of the framework: the world outside has others of the same name. */
    static void offer(Bundle api) throws ReflectiveOperationException {
        Class<?> type = api.loadClass("org.eclipse.kura.crypto.CryptoService");
        var code = api.loadClass("org.eclipse.kura.KuraErrorCode");
        var failure = api.loadClass("org.eclipse.kura.KuraException").getConstructor(code);
        Object service =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    if (!method.getName().equals("decryptAes")) {
                        return method.getName().equals("equals") ? proxy == given[0] : System.identityHashCode(proxy);
                    }
                    try {
                        return clear(new String((char[]) given[0])).toCharArray();
                    } catch (GeneralSecurityException e) {
                        throw (Throwable) failure.newInstance(
                                code.getField("DECODER_ERROR").get(null));
                    }
                });
        api.getBundleContext().registerService(type.getName(), service, null);
    }

    private static Cipher cipher(int mode, byte[] vector) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, KEY, new GCMParameterSpec(TAG_BITS, vector));
        return cipher;
    }
}
