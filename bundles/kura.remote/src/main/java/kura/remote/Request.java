// SPDX-License-Identifier: EPL-2.0
package kura.remote;

import java.util.Map;

/**
 * What is sent. It has to be harmless if it arrives twice: when a connection is cut nobody knows whether it did.
 *
 * @param method of HTTP, for example POST
 * @param target path and query at the server, encoded; {@link Remote#target()} is the one that an operator set
 * @param headers by their names, besides those of {@link Remote} and of HTTP itself
 * @param body empty for none
 */
public record Request(String method, String target, Map<String, String> headers, byte[] body) {}
