// SPDX-License-Identifier: EPL-2.0
package kura.source.assets;

/**
 * What an asset says of a channel.
 *
 * @param value null if there is none
 * @param failure why there is none; empty if there is one
 */
record Reading(String channel, Object value, String failure) {

    static Reading of(String channel, Object value) {
        return new Reading(channel, value, "");
    }

    static Reading failed(String channel, String why) {
        return new Reading(channel, null, why);
    }
}
