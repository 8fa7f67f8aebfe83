package dev.sextant.demo;

import dev.sextant.plan.Label;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A scripted incident; {@code config/scenarios/cloud-lock.yaml} explains its form at the head.
 *
 * @param begins what the clock shows when it begins
 */
public record Scenario(String id, Label name, Instant begins, List<Person> people, List<Row> rows) {
    public Scenario {
        people = List.copyOf(people);
        rows = List.copyOf(rows);
    }

    /** Somebody who takes part, and can sign in. */
    public record Person(String account, Label name, List<String> roles) {
        public Person {
            roles = List.copyOf(roles);
        }
    }

    /**
     * One command.
     *
     * @param at when it is sent
     * @param act the command's type; {@code system} for what happens by itself
     * @param as the name under which later rows mean the id that results; null for none
     * @param find what tells the record that is meant, when no id does; with {@code board} and {@code type}
     * @param expect the refusal that must come; null when it must succeed
     * @param content the file whose content is handed in for the record; null for none
     * @param command the command's own keys as they stand in the file, names and times not yet put in
     */
    public record Row(
            Instant at,
            String actor,
            String act,
            @Nullable String as,
            @Nullable Map<String, Object> find,
            @Nullable Expect expect,
            @Nullable String content,
            @Nullable Label say,
            Map<String, Object> command) {
        public Row {
            find = find == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(find));
            command = Collections.unmodifiableMap(new LinkedHashMap<>(command));
        }

        boolean opens() {
            return act.equals("openIncident");
        }
    }

    public record Expect(String code, String reason) {}
}
