package dev.sextant.plan;

import java.util.Map;

/** A closed list of values, in order. */
public record Enumeration(String id, Label label, Map<String, Label> values) {
    public Enumeration {
        values = InOrder.map(values);
    }
}
