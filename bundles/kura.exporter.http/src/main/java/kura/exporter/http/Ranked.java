// SPDX-License-Identifier: EPL-2.0
package kura.exporter.http;

import java.util.Map;

/**
 * A service of another bundle, in OSGi's order: the highest ranking first, of equal ones the oldest.
 *
 * @param id of the registration: a service may have several
 */
record Ranked<S>(S service, long id, int ranking) implements Comparable<Ranked<S>> {

    static <S> Ranked<S> of(S service, Map<String, ?> properties) {
        int ranking = properties.get("service.ranking") instanceof Integer number ? number : 0;
        return new Ranked<>(service, (Long) properties.get("service.id"), ranking);
    }

    @Override
    public int compareTo(Ranked<S> other) {
        int order = Integer.compare(other.ranking, ranking);
        return order != 0 ? order : Long.compare(id, other.id);
    }
}
