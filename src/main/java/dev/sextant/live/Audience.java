package dev.sextant.live;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which views somebody on this node watches. Asked by the follower, told by the bridges of all HTTP instances. */
final class Audience {
    /** Incident to view to how many watch it; the inner maps are never changed, only replaced. */
    private final Map<String, Map<String, Integer>> watching = new ConcurrentHashMap<>();

    void came(Address address) {
        count(address, 1);
    }

    void left(Address address) {
        count(address, -1);
    }

    /** The views of an incident that are watched. */
    Set<String> watched(String incident) {
        return watching.getOrDefault(incident, Map.of()).keySet();
    }

    private void count(Address address, int more) {
        watching.compute(address.incident(), (incident, before) -> {
            Map<String, Integer> now = new HashMap<>(before == null ? Map.of() : before);
            now.merge(address.view(), more, (was, added) -> was + added > 0 ? was + added : null);
            return now.isEmpty() ? null : now;
        });
    }
}
