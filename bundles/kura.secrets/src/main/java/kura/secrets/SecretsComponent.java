// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import javax.net.ssl.KeyManagerFactory;
import kura.settings.Settings;
import org.eclipse.kura.crypto.CryptoService;
import org.eclipse.kura.security.keystore.KeystoreService;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kura does for a component's security: it keeps keys and encrypts passwords. All of it may come and go.
 *
 * <p>A component that extends it provides {@link EventHandler} with the property {@link #TOPIC}, and calls
 * {@link #clear(Settings, Map, String)} while it reads its settings.
 */
public abstract class SecretsComponent implements EventHandler, Keystores {

    /** Service property of who wants to hear of changed keystores. */
    public static final String TOPIC =
            "event.topics=org/eclipse/kura/security/keystore/KeystoreChangedEvent/KEYSTORE_CHANGED";

    private static final Logger log = LoggerFactory.getLogger(SecretsComponent.class);
    private static final String NAME = "kura.service.pid";
    private static final String ENCRYPTED = "[A-Za-z0-9+/]{16,}=*-[A-Za-z0-9+/]+=*"; // base64 IV, base64 text

    private final Map<String, KeystoreService> keystores = new TreeMap<>(); // guarded by itself
    private volatile CryptoService crypto;
    private String warnedOf;

    /** The keystores are others, or have other keys. */
    protected abstract void keystoresChanged();

    /** Passwords can be decrypted from now on. */
    protected abstract void passwordsCome();

    /** Comes before or after the settings. */
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    public final void setCrypto(CryptoService service) {
        crypto = service;
        passwordsCome();
    }

    /** Another one may have come before this one goes. */
    public final void unsetCrypto(CryptoService service) {
        if (crypto == service) {
            crypto = null;
        }
    }

    /** One of many. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public final void addKeystore(KeystoreService keystore, Map<String, Object> properties) {
        synchronized (keystores) {
            keystores.put(String.valueOf(properties.get(NAME)), keystore);
        }
        keystoresChanged();
    }

    /** Its keys are not to be had any more. */
    public final void removeKeystore(KeystoreService keystore) {
        synchronized (keystores) {
            keystores.values().removeIf(each -> each == keystore);
        }
    }

    @Override
    public final void handleEvent(Event keystoreChanged) {
        keystoresChanged();
    }

    @Override
    public final Keystore keystore(String name) throws IOException {
        KeystoreService keystore;
        String known;
        synchronized (keystores) {
            keystore = keystores.get(name);
            known = keystores.isEmpty() ? "there is none" : "there are " + String.join(", ", keystores.keySet());
        }
        if (keystore == null) {
            throw new IOException("Kura has no such keystore now; " + known);
        }
        try {
            return new Keystore(
                    keystore.getKeyManagers(KeyManagerFactory.getDefaultAlgorithm()), keystore.getKeyStore());
        } catch (Exception e) { // a KuraException, but that class would have to be imported
            throw new IOException("Kura cannot read it: " + e.getMessage(), e);
        }
    }

    /** A password in clear. Kura hands out encrypted ones, but keeps one that came in clear as it came. */
    protected final String clear(Settings settings, Map<String, Object> properties, String key) {
        Object value = properties.get(key);
        if (value != null && !(value instanceof String || value instanceof Number)) {
            settings.refuse("setting " + key + " is not understood, allowed is a text");
            return null;
        }
        String text = value == null ? "" : value.toString();
        if (text.isEmpty()) {
            return "";
        }
        CryptoService service = crypto;
        if (service == null && text.matches(ENCRYPTED)) {
            settings.refuse("setting " + key + " cannot be decrypted while Kura's CryptoService is not there");
            return null;
        }
        try {
            return service == null ? text : new String(service.decryptAes(text.toCharArray()));
        } catch (Exception e) { // a KuraException for one that is not encrypted
            return inClear(settings, key, text);
        }
    }

    /** What looks encrypted is of another gateway or from before its key was changed: it must not become the password. */
    private String inClear(Settings settings, String key, String text) {
        if (text.matches(ENCRYPTED)) {
            settings.refuse("setting " + key + " cannot be decrypted: enter it again in Kura's console");
            return null;
        }
        warn(key);
        return text;
    }

    private void warn(String key) {
        if (!key.equals(warnedOf)) {
            warnedOf = key;
            log.warn("setting {} is kept in clear: enter it again in Kura's console, which encrypts it", key);
        }
    }
}
