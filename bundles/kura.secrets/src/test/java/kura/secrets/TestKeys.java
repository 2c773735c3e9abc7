// SPDX-License-Identifier: EPL-2.0
package kura.secrets;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509KeyManager;

/** A key that the JDK's keytool made, with the certificate it signed for itself, and clients that use it. */
public final class TestKeys {

    public static final String PASSWORD = "changeit";

    private final Path file;
    private final KeyStore store;

    private TestKeys(Path file) throws IOException, GeneralSecurityException {
        this.file = file;
        this.store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    /** A new key of a kind, EC for example, in a PKCS#12 file; keytool may be told more. */
    public static TestKeys make(Path folder, String name, String kind, String... more) throws Exception {
        Path file = folder.resolve(name + ".p12");
        Files.deleteIfExists(file);
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                name,
                "-keyalg",
                kind,
                "-dname",
                "CN=" + name,
                "-ext",
                "SAN=IP:127.0.0.1,DNS:localhost",
                "-keystore",
                file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(List.of(more));
        run(command.toArray(String[]::new));
        return new TestKeys(file);
    }

    public static void run(String... command) throws Exception {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IOException(List.of(command) + ": " + said);
        }
    }

    public Path file() {
        return file;
    }

    public KeyStore store() {
        return store;
    }

    public Certificate certificate() throws GeneralSecurityException {
        return store.getCertificate(own());
    }

    /** Trusts somebody else's certificate too, as a keystore with trusted certificates does. */
    public void trust(TestKeys other) throws Exception {
        store.setCertificateEntry("trusted", other.certificate());
        try (var out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
    }

    public String certificatePem() throws GeneralSecurityException {
        return pem("CERTIFICATE", certificate().getEncoded());
    }

    public String keyPem() throws GeneralSecurityException {
        return pem("PRIVATE KEY", key().getEncoded());
    }

    private PrivateKey key() throws GeneralSecurityException {
        return (PrivateKey) store.getKey(own(), PASSWORD.toCharArray());
    }

    private String own() {
        return file.getFileName().toString().replace(".p12", "");
    }

    private static String pem(String kind, byte[] bytes) {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
        return "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n";
    }

    /** A connection to a server that has to have this certificate. */
    public SSLSocket connect(int port, String... protocols) throws IOException, GeneralSecurityException {
        return connect(port, null, protocols);
    }

    /** A connection of a client that has a certificate too, or null. */
    public SSLSocket connect(int port, TestKeys client, String... protocols)
            throws IOException, GeneralSecurityException {
        var trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry("server", certificate());
        var trusted = TrustManagerFactory.getInstance("PKIX");
        trusted.init(trust);
        var context = SSLContext.getInstance("TLS");
        context.init(
                client == null ? null : new KeyManager[] {new Insistent(client)}, trusted.getTrustManagers(), null);
        var socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
        socket.setSoTimeout(20_000);
        if (protocols.length > 0) {
            socket.setEnabledProtocols(protocols);
        }
        try {
            socket.startHandshake();
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** The certificates that a server with this one shows; waits for it. */
    public List<Certificate> shownAt(int port) throws Exception {
        try (var socket = connect(port)) {
            return new ArrayList<>(List.of(socket.getSession().getPeerCertificates()));
        }
    }

    /** Shows its certificate whether the server knows it or not. */
    private record Insistent(TestKeys keys) implements X509KeyManager {

        @Override
        public String chooseClientAlias(String[] kinds, Principal[] issuers, Socket socket) {
            return "client";
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            try {
                return new X509Certificate[] {(X509Certificate) keys.certificate()};
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            try {
                return keys.key();
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public String[] getClientAliases(String kind, Principal[] issuers) {
            return new String[] {"client"};
        }

        @Override
        public String[] getServerAliases(String kind, Principal[] issuers) {
            return null;
        }

        @Override
        public String chooseServerAlias(String kind, Principal[] issuers, Socket socket) {
            return null;
        }
    }
}
