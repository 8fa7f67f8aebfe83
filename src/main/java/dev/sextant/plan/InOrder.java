package dev.sextant.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Unmodifiable copies that keep the listed order, which {@link Map#copyOf} and {@link Set#copyOf} do not. */
final class InOrder {
    private InOrder() {}

    static <V> Map<String, V> map(Map<String, V> entries) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    static Set<String> set(Collection<String> names) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(names));
    }
}
