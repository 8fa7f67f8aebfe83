package dev.sextant.incident;

import dev.sextant.plan.Judged;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A record as the plan's expressions see it, with what conditions over it gave. */
public final class RecordValues extends AbstractMap<String, Object> implements Judged {
    private final Map<String, Object> values;
    private final Map<String, Boolean> verdicts = new ConcurrentHashMap<>(0);

    RecordValues(Map<String, Object> values) {
        this.values = Map.copyOf(values);
    }

    @Override
    public @Nullable Boolean verdict(String condition) {
        return verdicts.get(condition);
    }

    @Override
    public void judge(String condition, boolean holds) {
        verdicts.put(condition, holds);
    }

    @Override
    public @Nullable Object get(@Nullable Object name) {
        return name == null ? null : values.get(name);
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return name != null && values.containsKey(name);
    }

    @Override
    public int size() {
        return values.size();
    }

    @Override
    public Set<Map.Entry<String, Object>> entrySet() {
        return values.entrySet();
    }
}
