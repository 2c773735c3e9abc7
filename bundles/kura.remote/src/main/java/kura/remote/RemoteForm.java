// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Option;

/**
 * What the web UI shows of a server that is sent to, after its {@code url}, which each exporter describes itself, and before
 * {@link kura.secrets.KeyForm}. Values are read from the map: Kura validates nothing.
 */
public interface RemoteForm {

    /** Until somebody takes the connection. */
    int CONNECT_SECONDS = 5;

    /** Until the answer is complete. */
    int SECONDS = 10;

    /** How one logs in. */
    @AttributeDefinition(
            name = "Login",
            description = "What the server wants to know. Use it with https: otherwise it travels in clear.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "User name and password", value = "password"),
                @Option(label = "Bearer token", value = "token")
            },
            defaultValue = "none")
    String login();

    /** Who one is. */
    @AttributeDefinition(
            name = "User name",
            description = "Only for a login with a password. No colon.",
            required = false)
    String login_user();

    /** And how one proves it. */
    @AttributeDefinition(
            name = "Password",
            description = "Only for a login with a password.",
            type = AttributeType.PASSWORD,
            required = false)
    String login_password();

    /** Instead of both. */
    @AttributeDefinition(
            name = "Token",
            description = "Only for a login with a bearer token: letters, digits and signs without blanks.",
            type = AttributeType.PASSWORD,
            required = false)
    String login_token();

    /** Added to all requests. */
    @AttributeDefinition(
            name = "Headers",
            description =
                    "HTTP headers that the server wants besides: pairs of name and value, separated by commas, "
                            + "for example X-Scope-OrgID:plant7. Not those of the protocol itself, and no login. Empty for none.",
            required = false)
    String headers();

    /** On the way. */
    @AttributeDefinition(
            name = "Proxy",
            description = "HTTP proxy on the way: host and port, for example proxy.example:3128. Empty for none.",
            required = false)
    String proxy();

    /** Who one is there. */
    @AttributeDefinition(
            name = "Proxy user name",
            description = "Only for a proxy that wants a login. Empty for none.",
            required = false)
    String proxy_user();

    /** And how one proves it. */
    @AttributeDefinition(
            name = "Proxy password",
            description = "Only for a proxy that wants a login. With https it also takes the JVM option "
                    + "-Djdk.http.auth.tunneling.disabledSchemes=, for by default Java tells it to none.",
            type = AttributeType.PASSWORD,
            required = false)
    String proxy_password();

    /** Until somebody takes the connection. */
    @AttributeDefinition(
            name = "Connect timeout (s)",
            description = "How long to wait until the server takes the connection, in seconds, 0.1 to 60.",
            min = "0.1",
            max = "60",
            defaultValue = "" + CONNECT_SECONDS)
    double connect_timeout();

    /** Until the answer is complete. */
    @AttributeDefinition(
            name = "Timeout (s)",
            description = "How long a request may take altogether, in seconds, 0.1 to 300.",
            min = "0.1",
            max = "300",
            defaultValue = "" + SECONDS)
    double timeout();

    /** Whom to trust is the last field that is the same for all. */
    @AttributeDefinition(
            name = "Trusted certificates file",
            description =
                    "Only for https: absolute path of a PEM file with the certificates that the server's is signed "
                            + "with. Empty: the trusted certificates in the TLS keystore, if there are some; "
                            + "otherwise those of Kura's SSL configuration, or of Java.",
            required = false)
    String tls_trust_file();

    /** Which keys are shown; {@link kura.secrets.KeyForm} says where they are. */
    @AttributeDefinition(
            name = "TLS client key",
            description = "Only for https, and for servers that want a certificate. None: that of Kura's SSL "
                    + "configuration, if there is one. Kura keystore: the key in one of the keystores under Security. "
                    + "File: the key in a file on the gateway, which is read again when it changes.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "Kura keystore", value = "kura-keystore"),
                @Option(label = "File", value = "file")
            },
            defaultValue = "none")
    String tls();
}
