package dev.sextant.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which incidents somebody on this node watches. Asked by the follower, told by the bridges of all HTTP instances. */
final class Audience {
    private final Map<String, Integer> watching = new ConcurrentHashMap<>();

    void came(String incident) {
        watching.merge(incident, 1, Integer::sum);
    }

    void left(String incident) {
        watching.computeIfPresent(incident, (id, count) -> count > 1 ? count - 1 : null);
    }

    boolean watches(String incident) {
        return watching.containsKey(incident);
    }
}
