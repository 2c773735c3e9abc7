// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of every endpoint. Values are read from the map: Kura validates nothing. */
interface Form {

    String NAMESPACE = "kura";
    String ADDRESS = "0.0.0.0";

    @AttributeDefinition(
            name = "Namespace",
            description = "First word of all metric names, for example kura in kura_temperature_celsius. "
                    + "Letters, digits and _, no digit first. Empty for none.",
            required = false,
            defaultValue = NAMESPACE)
    String namespace();

    @AttributeDefinition(
            name = "Names",
            description = "Base units: names end in their unit, as Prometheus recommends. "
                    + "Plain: temperature, humidity in percent, pressure in hPa and gas, "
                    + "as prometheus_express called them.",
            options = {@Option(label = "Base units", value = "base-units"), @Option(label = "Plain", value = "plain")},
            defaultValue = "base-units")
    String names();

    @AttributeDefinition(
            name = "Metrics",
            description = "Which metrics are shown: patterns of their names without namespace, separated by commas, "
                    + "for example temperature_*, sensor_*, !sensor_read_*. "
                    + "Letters, digits, _ and :, * for any number of them, and ! in front to leave out. Empty for all.",
            required = false)
    String metrics();

    @AttributeDefinition(
            name = "Extra labels",
            description = "Labels that every line has besides its own: pairs of name and value, separated by commas, "
                    + "for example site=Hamburg, line=3. Names: letters, digits and _, no digit first, not __ first, "
                    + "neither le nor quantile. Values: without comma and quotes. A metric that has such a label "
                    + "itself keeps its own value. Empty for none.",
            required = false)
    String labels();

    @AttributeDefinition(
            name = "Path",
            description = "Where the metrics are, for example /metrics. Begins with /; letters, digits, -, ., _, ~ "
                    + "and /. Not one of the status page, /-/healthy or /-/ready.",
            defaultValue = View.PATH)
    String path();

    @AttributeDefinition(
            name = "Bind address",
            description = "IP address of the network interface to listen on. "
                    + "0.0.0.0 for all, 127.0.0.1 for this gateway only.",
            defaultValue = ADDRESS)
    String address();

    @AttributeDefinition(
            name = "Allowed networks",
            description = "From where clients may come: IPv4 or IPv6 addresses and networks, separated by commas, "
                    + "for example 192.168.1.0/24, fd00::/8. Empty for everywhere.",
            required = false)
    String networks();

    @AttributeDefinition(
            name = "TLS",
            description = "None: plain HTTP, everybody on the way can read along. "
                    + "Kura keystore: https with the key in one of the keystores under Security. "
                    + "File: https with the key in a file on the gateway. "
                    + "Until there is a usable key the endpoint stays as it is, and the log says why.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "Kura keystore", value = "kura-keystore"),
                @Option(label = "File", value = "file")
            },
            defaultValue = "none")
    String tls();

    @AttributeDefinition(
            name = "TLS keystore",
            description = "Only for TLS with a Kura keystore: its name, for example HttpsKeystore.",
            required = false)
    String tls_keystore();

    @AttributeDefinition(
            name = "TLS file",
            description = "Only for TLS with a file: absolute path of a PKCS#12 file with key and certificates, "
                    + "or of a PEM file with the certificate first and then those that signed it. "
                    + "It is read again when it changes.",
            required = false)
    String tls_file();

    @AttributeDefinition(
            name = "TLS key file",
            description = "Only for TLS with a file: absolute path of a PEM file with the private key. "
                    + "Empty if the TLS file has it.",
            required = false)
    String tls_key_file();

    @AttributeDefinition(
            name = "TLS file password",
            description =
                    "Only for TLS with a file: password of the PKCS#12 file or of the private key. Empty for none.",
            type = AttributeType.PASSWORD,
            required = false)
    String tls_password();

    @AttributeDefinition(
            name = "Client certificates",
            description = "Only with TLS. None: clients are not asked. Accepted: clients may come without one, "
                    + "but one that they show has to be trusted. Required: nobody comes in without a trusted one.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "Accepted", value = "accepted"),
                @Option(label = "Required", value = "required")
            },
            defaultValue = "none")
    String tls_client_certificates();

    @AttributeDefinition(
            name = "Trusted certificates file",
            description =
                    "Only with TLS: absolute path of a PEM file with the certificates that sign those of clients. "
                            + "Empty if they are trusted certificates in the keystore.",
            required = false)
    String tls_trust_file();

    @AttributeDefinition(
            name = "Login",
            description = "What clients have to know, at all paths but /-/healthy and /-/ready. "
                    + "Use it with TLS: otherwise passwords and tokens travel in clear.",
            options = {
                @Option(label = "None", value = "none"),
                @Option(label = "User name and password", value = "password"),
                @Option(label = "Bearer token", value = "token"),
                @Option(label = "Either of both", value = "password-or-token")
            },
            defaultValue = "none")
    String login();

    @AttributeDefinition(
            name = "User name",
            description = "Only for a login with a password. No colon.",
            required = false,
            defaultValue = "prometheus")
    String login_user();

    @AttributeDefinition(
            name = "Password",
            description = "Only for a login with a password. The endpoint refuses these settings without one.",
            type = AttributeType.PASSWORD,
            required = false)
    String login_password();

    @AttributeDefinition(
            name = "Token",
            description = "Only for a login with a bearer token: letters, digits and signs without blanks, "
                    + "the more the better.",
            type = AttributeType.PASSWORD,
            required = false)
    String login_token();
}
