// SPDX-License-Identifier: EPL-2.0
package kura.source.wires;

/**
 * Which value.
 *
 * @param asset of which it is; empty if the record does not say
 * @param emitter what sent it last
 */
record Key(String asset, String emitter, String property) {

    static final String[] NAMES = {"asset", "emitter", "property"};

    String[] labels() {
        return new String[] {asset, emitter, property};
    }

    String[] labels(String state) {
        return new String[] {asset, emitter, property, state};
    }
}
