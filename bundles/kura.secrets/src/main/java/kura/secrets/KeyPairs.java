// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/** Whether keys belong together. */
final class KeyPairs {

    private static final PSSParameterSpec PSS =
            new PSSParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, 1);

    private KeyPairs() {}

    /** Whether what one signs the other finds in order. */
    static boolean belong(PrivateKey one, PublicKey other) throws GeneralSecurityException {
        byte[] text = {1, 2, 3};
        Signature signature = signature(other);
        signature.initSign(one);
        signature.update(text);
        Signature check = signature(other);
        check.initVerify(other);
        check.update(text);
        return check.verify(signature.sign());
    }

    private static Signature signature(PublicKey key) throws GeneralSecurityException {
        String kind = key.getAlgorithm();
        var signature = Signature.getInstance(
                switch (kind) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> kind;
                });
        if (kind.equals("RSASSA-PSS")) { // a key may say with which parameters it is to be used
            signature.setParameter(key instanceof RSAKey rsa && rsa.getParams() != null ? rsa.getParams() : PSS);
        }
        return signature;
    }
}
