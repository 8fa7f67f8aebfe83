package dev.sextant.ops;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether a node can be used. Live: the process answers. Ready: every check finds nothing wrong; a node that is not ready
 * still answers reads, but a load balancer should send people elsewhere.
 */
public final class Health {
    private final Map<String, Supplier<@Nullable String>> checks = new ConcurrentSkipListMap<>();

    /** @param trouble says what is wrong in a few words, or null when all is well; asked often, so it only looks */
    public Health check(String name, Supplier<@Nullable String> trouble) {
        checks.put(name, trouble);
        return this;
    }

    /** From now on the node is not ready, for this reason: it starts, or it is about to stop. Until {@link #nowFine}. */
    public void notReady(String name, String reason) {
        checks.put(name, () -> reason);
    }

    public void nowFine(String name) {
        checks.remove(name);
    }

    /** What is wrong, by check; empty when the node is ready. */
    public Map<String, String> troubles() {
        Map<String, String> troubles = new LinkedHashMap<>();
        checks.forEach((name, check) -> {
            String trouble = check.get();
            if (trouble != null) {
                troubles.put(name, trouble);
            }
        });
        return troubles;
    }
}
