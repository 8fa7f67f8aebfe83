package dev.sextant.people;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Remembers something by key for the last so many keys; a stranger who makes up keys cannot fill the memory. Thread-safe. */
public final class Bounded<V> {
    private final Map<String, V> entries;

    public Bounded(int atMost) {
        this.entries = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > atMost;
            }
        };
    }

    public synchronized @Nullable V get(String key) {
        return entries.get(key);
    }

    public synchronized V get(String key, Function<String, V> otherwise) {
        return entries.computeIfAbsent(key, otherwise);
    }

    public synchronized void put(String key, V value) {
        entries.put(key, value);
    }

    public synchronized void remove(String key) {
        entries.remove(key);
    }
}
