package dev.sextant.wire;

import dev.sextant.incident.Command;
import dev.sextant.incident.Fault;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.course.ActivatePlan;
import dev.sextant.incident.course.CheckIn;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.course.SetLevel;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.incident.record.StrikeRecord;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command as a client sends it: {@code {"commandId", "type", "sentAt"?, …}}. Every property that is missing, of
 * the wrong kind, or not known is noted; whether the content makes sense is for the command itself to decide.
 */
public final class CommandJson {

    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
    private static final Set<String> ENVELOPE = Set.of("commandId", "type", "sentAt");
    private static final List<String> TYPES = List.of(
            "openIncident",
            "acknowledgeIntake",
            "activatePlan",
            "setLevel",
            "enterPhase",
            "checkIn",
            "postRecord",
            "amendRecord",
            "moveRecord",
            "strikeRecord",
            "ruleOnConflict",
            "endResponse");

    private final JsonObject json;
    private final List<Fault> faults = new ArrayList<>();
    private final Set<String> known = new HashSet<>(ENVELOPE);

    private CommandJson(JsonObject json) {
        this.json = json;
    }

    /** What was read: the command, or what is wrong with its form. */
    public record Reading(@Nullable Command command, String commandId, List<Fault> faults) {}

    /**
     * Reads a command.
     *
     * @param demo whether an incident opened now is a demonstration
     */
    public static Reading read(JsonObject json, boolean demo) {
        return new CommandJson(json).read(demo);
    }

    private Reading read(boolean demo) {
        String commandId = commandId();
        Command command = command(demo);
        for (String name : new TreeSet<>(json.fieldNames())) {
            if (command != null && !known.contains(name)) {
                faults.add(Fault.of(name, "unknownField", "没有这个字段", "There is no such field")
                        .expecting(String.join("、", known), String.join(", ", known)));
            }
        }
        return new Reading(faults.isEmpty() ? command : null, commandId, faults);
    }

    private String commandId() {
        if (json.getValue("commandId") instanceof String id
                && COMMAND_ID.matcher(id).matches()) {
            return id;
        }
        faults.add(Fault.of("commandId", "required", "缺少命令编号或格式不对", "The command id is missing or malformed")
                .expecting("8–64 个字母、数字或 . _ : -，如 UUID", "8–64 letters, digits or . _ : -, such as a UUID"));
        return "";
    }

    private @Nullable Command command(boolean demo) {
        Object type = json.getValue("type");
        if (!(type instanceof String name) || !TYPES.contains(name)) {
            String all = String.join(", ", TYPES);
            faults.add(Fault.of("type", "unknownCommand", "没有这种命令", "There is no such command")
                    .expecting(all, all));
            return null;
        }
        return switch (name) {
            case "openIncident" -> new OpenIncident(object("fields"), demo);
            case "acknowledgeIntake" -> new AcknowledgeIntake();
            case "activatePlan" ->
                new ActivatePlan(
                        text("level"), texts("groups"), textOrNull("commandPost"), textOrNull("firstInstructions"));
            case "setLevel" -> new SetLevel(text("level"), textOrNull("reason"), confirmed());
            case "enterPhase" -> new EnterPhase(text("phase"), textOrNull("reason"));
            case "checkIn" -> new CheckIn(text("group"), textOr("place", "site"), whole("count", 1));
            case "postRecord" ->
                new PostRecord(
                        text("record"), object("fields"), time("occurredAt"), textOrNull("correctionOf"), confirmed());
            case "amendRecord" ->
                new AmendRecord(text("id"), (int) whole("baseVersion", 0), nullables("fields"), confirmed());
            case "moveRecord" ->
                new MoveRecord(
                        text("id"),
                        text("move"),
                        object("fields"),
                        (int) whole("baseVersion", 0),
                        textOrNull("textHash"),
                        confirmed());
            case "strikeRecord" -> new StrikeRecord(text("id"), textOr("reason", ""));
            case "ruleOnConflict" ->
                new RuleOnConflict(
                        text("id"), text("field"), textOr("choose", ""), value("value"), textOr("reason", ""));
            default -> new EndResponse(textOrNull("reason"), bool("override"));
        };
    }

    private String text(String name) {
        String text = textOrNull(name);
        if (text == null && faults.stream().noneMatch(fault -> fault.field().equals(name))) {
            faults.add(Fault.of(name, "required", "缺少该字段", "This field is missing"));
        }
        return text == null ? "" : text;
    }

    private String textOr(String name, String otherwise) {
        String text = textOrNull(name);
        return text == null ? otherwise : text;
    }

    private @Nullable String textOrNull(String name) {
        Object value = value(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        faults.add(Fault.of(name, "text", "应为文字", "must be text"));
        return null;
    }

    private long whole(String name, long otherwise) {
        Object value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Long number && Math.abs(number) <= Integer.MAX_VALUE) {
            return number;
        }
        faults.add(Fault.of(name, "int", "应为整数", "must be a whole number"));
        return otherwise;
    }

    private boolean bool(String name) {
        Object value = value(name);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        faults.add(Fault.of(name, "bool", "应为是或否", "must be true or false"));
        return false;
    }

    private @Nullable Instant time(String name) {
        String text = textOrNull(name);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException notATime) {
            faults.add(Fault.of(name, "time", "时间格式不对", "not a time")
                    .expecting("2026-04-18T09:04:00+08:00", "2026-04-18T09:04:00+08:00"));
            return null;
        }
    }

    private List<String> texts(String name) {
        Object value = value(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String::valueOf).toList();
        }
        faults.add(Fault.of(name, "list", "应为文字列表", "must be a list of texts"));
        return List.of();
    }

    private Set<String> confirmed() {
        return Set.copyOf(texts("confirm"));
    }

    private Map<String, Object> object(String name) {
        known.add(name);
        Object value = json.getValue(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof JsonObject object) {
            return ValueJson.enteredMap(object);
        }
        faults.add(Fault.of(name, "object", "应为一组字段", "must be an object with fields"));
        return Map.of();
    }

    private Map<String, @Nullable Object> nullables(String name) {
        known.add(name);
        if (json.getValue(name) instanceof JsonObject object) {
            return ValueJson.enteredNullable(object);
        }
        faults.add(Fault.of(name, "object", "应为一组字段", "must be an object with fields"));
        return Map.of();
    }

    private @Nullable Object value(String name) {
        known.add(name);
        return ValueJson.entered(json.getValue(name));
    }
}
