// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.Option;

/** What the web UI shows of who may come to an endpoint. */
interface GuestForm {

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
