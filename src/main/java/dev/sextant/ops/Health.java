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
    private final Map<String, Supplier<@Nullable String>> notes = new ConcurrentSkipListMap<>();

    /** @param trouble says what is wrong in a few words, or null when all is well; asked often, so it only looks */
    public Health check(String name, Supplier<@Nullable String> trouble) {
        checks.put(name, trouble);
        return this;
    }

    /** Something that people should look at, though the node can be used. */
    public Health note(String name, Supplier<@Nullable String> remark) {
        notes.put(name, remark);
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
        return said(checks);
    }

    /** What should be looked at; empty when nothing should. */
    public Map<String, String> notes() {
        return said(notes);
    }

    private static Map<String, String> said(Map<String, Supplier<@Nullable String>> asked) {
        Map<String, String> all = new LinkedHashMap<>();
        asked.forEach((name, one) -> {
            String said = one.get();
            if (said != null) {
                all.put(name, said);
            }
        });
        return all;
    }
}
