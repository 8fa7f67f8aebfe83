package dev.sextant.story;

import dev.sextant.demo.Scenario;
import dev.sextant.kit.Payloads;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The scripted incident, in which everybody types script payloads: every text that has room for one ends in some, and so do the names of people. */
final class LadenScenario {
    /** What acts take as a text, and how long it may be; the fields of records and of the intake say it themselves. */
    private static final int ACT_TEXT = 300;

    /** What must be said in the words of another text. */
    private static final Set<String> QUOTES = Set.of("answerText");

    private static final List<String> ACT_TEXTS =
            List.of("reason", "possibleImpact", "commandPost", "firstInstructions", "announcedTo");

    private static final Scenario.Person ADMINISTRATOR =
            new Scenario.Person("admin", Label.of("zh", "管理员", "en", "Administrator"), List.of("administrator"));

    private final Plan plan = ShippedPlan.plan();
    private final Map<String, String> typeNamed = new HashMap<>();

    Scenario of(Scenario plain) {
        return new Scenario(
                plain.id(),
                plain.name(),
                plain.begins(),
                Stream.concat(plain.people().stream(), Stream.of(ADMINISTRATOR))
                        .map(LadenScenario::laden)
                        .toList(),
                plain.rows().stream().map(this::laden).toList());
    }

    private static Scenario.Person laden(Scenario.Person person) {
        var name = Label.of(
                "zh", Payloads.filling(person.name().in("zh"), 400),
                "en", Payloads.filling(person.name().in("en"), 400));
        return new Scenario.Person(person.account(), name, person.roles());
    }

    private Scenario.Row laden(Scenario.Row row) {
        var command = new LinkedHashMap<>(row.command());
        ACT_TEXTS.forEach(key -> command.computeIfPresent(
                key, (same, value) -> value instanceof String text ? Payloads.filling(text, ACT_TEXT) : value));
        Map<String, Field> fields = fields(row);
        if (command.get("fields") instanceof Map<?, ?> values) {
            command.put("fields", laden(fields, values));
        }
        Map<String, Object> find = row.find() == null ? null : laden(fields, row.find());
        return new Scenario.Row(
                row.at(), row.actor(), row.act(), row.as(), find, row.expect(), row.content(), row.say(), command);
    }

    /** Of the type that the row is about, which it names, or whose record it names by an earlier name. */
    private Map<String, Field> fields(Scenario.Row row) {
        if (row.act().equals("openIncident")) {
            return plan.intake();
        }
        String type = (String) row.command().get("record");
        if (type == null && row.find() != null) {
            type = (String) row.find().get("type");
        }
        if (type == null) {
            type = typeNamed.get(String.valueOf(row.command().get("id")).replace("$", ""));
        }
        if (type != null && row.as() != null) {
            typeNamed.put(row.as(), type);
        }
        RecordType known = plan.records().get(String.valueOf(type));
        return known == null ? Map.of() : known.fields();
    }

    private static Map<String, Object> laden(Map<String, Field> fields, Map<?, ?> values) {
        var laden = new LinkedHashMap<String, Object>();
        values.forEach(
                (name, value) -> laden.put(String.valueOf(name), laden(fields.get(String.valueOf(name)), value)));
        return laden;
    }

    private static Object laden(@Nullable Field field, Object value) {
        if (field != null && field.kind() == FieldKind.TEXT && value instanceof String text) {
            return text.startsWith("$") || QUOTES.contains(field.name())
                    ? text
                    : Payloads.filling(text, longest(field));
        }
        if (field != null && field.kind() == FieldKind.LIST && value instanceof List<?> rows) {
            return rows.stream()
                    .map(row -> row instanceof Map<?, ?> map ? laden(field.fields(), map) : row)
                    .toList();
        }
        return value;
    }

    static int longest(Field field) {
        return field.length() == null
                ? ACT_TEXT
                : (int) Objects.requireNonNull(field.length()).max();
    }
}
