package dev.sextant.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many sockets are open, by session and by address of origin: nobody may take all that a node has. A socket costs some
 * 150 KiB at its worst, a queue that is full.
 *
 * <p>The newest is refused, not the oldest closed: a screen that is open does not go dark because another one was opened.
 */
final class Places {
    private final int perSession;
    private final int perAddress;
    private final Map<String, Integer> bySession = new ConcurrentHashMap<>();
    private final Map<String, Integer> byAddress = new ConcurrentHashMap<>();

    Places(int perSession, int perAddress) {
        this.perSession = perSession;
        this.perAddress = perAddress;
    }

    /** Whether one more would be let in now. */
    boolean free(String session, String address) {
        return bySession.getOrDefault(session, 0) < perSession && byAddress.getOrDefault(address, 0) < perAddress;
    }

    /** Takes a place, to be given back by {@link #leave}; false when there is none. */
    synchronized boolean take(String session, String address) {
        if (!free(session, address)) {
            return false;
        }
        bySession.merge(session, 1, Integer::sum);
        byAddress.merge(address, 1, Integer::sum);
        return true;
    }

    synchronized void leave(String session, String address) {
        bySession.computeIfPresent(session, (key, open) -> open > 1 ? open - 1 : null);
        byAddress.computeIfPresent(address, (key, open) -> open > 1 ? open - 1 : null);
    }
}
