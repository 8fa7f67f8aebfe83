package dev.sextant.kit;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.incident.record.Choices;
import dev.sextant.plan.Bounds;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldKind;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Commands as clients write them, made up from the plan: mostly well-formed and possible, some refused by a rule or by
 * what happened before. Whoever uses them takes those that are accepted.
 */
public final class AnyCommand {
    private static final int LONG = 60;
    private static final int MANY = 3;

    private final Gen gen;
    private final Plan plan;
    private int number;

    public AnyCommand(Gen gen, Plan plan) {
        this.gen = gen;
        this.plan = plan;
    }

    /** What somebody might do next. */
    public JsonObject next(Incident now) {
        JsonObject command = now.opened() ? later(now) : open(now);
        number++;
        return command.put("commandId", "command-" + gen.seed() + "-" + number);
    }

    private JsonObject open(Incident now) {
        return new JsonObject().put("type", "openIncident").put("fields", fields(plan.intake(), now, 30));
    }

    private JsonObject later(Incident now) {
        if (!now.activated() && gen.percent(40)) {
            return now.course().acknowledgedAt() == null
                    ? new JsonObject().put("type", "acknowledgeIntake")
                    : new JsonObject()
                            .put("type", "activatePlan")
                            .put("level", level())
                            .put("commandPost", "二楼会议室");
        }
        int chance = gen.number(0, 99);
        List<BoardRecord> records = now.records().all();
        if (records.isEmpty() || chance < 45) {
            return post(now);
        } else if (chance < 65) {
            return move(now, gen.oneOf(records));
        } else if (chance < 80) {
            return amend(now, gen.oneOf(records));
        } else if (chance < 85) {
            return rule(now, gen.oneOf(records));
        } else if (chance < 87) {
            BoardRecord read = gen.oneOf(records);
            return new JsonObject().put("type", "readText").put("id", read.id()).put("version", (long)
                    gen.number(1, read.version()));
        } else if (chance < 89) {
            return new JsonObject()
                    .put("type", "strikeRecord")
                    .put("id", gen.oneOf(records).id())
                    .put("reason", gen.text(5, LONG));
        } else if (chance < 93) {
            return new JsonObject()
                    .put("type", "checkIn")
                    .put("group", group())
                    .put("place", "site")
                    .put("count", (long) gen.number(1, 9));
        } else if (chance < 97) {
            return new JsonObject()
                    .put("type", "setLevel")
                    .put("level", level())
                    .put("reason", gen.text(5, LONG));
        }
        return new JsonObject()
                .put("type", "enterPhase")
                .put("phase", gen.oneOf(plan.phases().keySet()))
                .put("reason", gen.text(5, LONG));
    }

    private JsonObject post(Incident now) {
        return post(now, gen.oneOf(plan.records().values()));
    }

    /** A record of this type. */
    public JsonObject post(Incident now, RecordType type) {
        JsonObject post = new JsonObject()
                .put("type", "postRecord")
                .put("record", type.id())
                .put("fields", fields(type.fields(), now, 60))
                .put("confirm", confirm(type));
        List<BoardRecord> same = now.records().ofType(type.id());
        if (type.kind() == RecordType.Kind.OBSERVATION && !same.isEmpty() && gen.percent(15)) {
            post.put("correctionOf", gen.oneOf(same).id());
        }
        return post;
    }

    /** A step of this record that its state allows. */
    public JsonObject move(Incident now, BoardRecord record) {
        RecordType type = type(record);
        Lifecycle.State state = type.lifecycle().state(record.state());
        if (state == null || state.moves().isEmpty()) {
            return post(now);
        }
        Lifecycle.Move move = gen.oneOf(state.moves().values());
        JsonObject given = new JsonObject();
        for (String name : move.asks()) {
            Field field = type.fields().get(name);
            given.put(name, field == null ? gen.text(5, LONG) : chosen(field, record, now));
        }
        JsonObject command = new JsonObject()
                .put("type", "moveRecord")
                .put("id", record.id())
                .put("move", move.id())
                .put("fields", given)
                .put("confirm", confirm(type));
        String hash = move.binds().isEmpty() ? null : dev.sextant.incident.record.BoundText.hash(record, move.binds());
        return hash == null ? command : command.put("textHash", hash).put("baseVersion", (long) record.version());
    }

    /** What a form of this record offers: the plan's choices where it leaves only some. */
    private @Nullable Object chosen(Field field, BoardRecord record, Incident now) {
        if (field.among() == null || field.kind() != FieldKind.REF) {
            return value(field, now);
        }
        List<String> choices =
                Choices.of(field.among(), Scope.of(now, now.at()).about(record).variables());
        return choices.isEmpty() ? value(field, now) : gen.oneOf(choices);
    }

    /** A change of some of its fields, now and then of an earlier version. */
    public JsonObject amend(Incident now, BoardRecord record) {
        RecordType type = type(record);
        JsonObject changed = new JsonObject();
        for (Field field : gen.some(type.fields().values(), 1, MANY)) {
            if (field.computed() == null) {
                Object value = field.required() || gen.percent(80) ? value(field, now) : null;
                changed.put(field.name(), value);
            }
        }
        int behind = gen.percent(40) ? gen.number(0, record.version() - 1) : 0;
        return new JsonObject()
                .put("type", "amendRecord")
                .put("id", record.id())
                .put("baseVersion", (long) record.version() - behind)
                .put("fields", changed)
                .put("confirm", confirm(type));
    }

    private JsonObject rule(Incident now, BoardRecord record) {
        if (record.conflicts().isEmpty()) {
            return post(now);
        }
        return new JsonObject()
                .put("type", "ruleOnConflict")
                .put("id", record.id())
                .put("field", gen.oneOf(record.conflicts().keySet()))
                .put("choose", gen.percent(50) ? "current" : "other")
                .put("reason", gen.text(5, LONG));
    }

    private RecordType type(BoardRecord record) {
        RecordType type = plan.type(record.type());
        if (type == null) {
            throw new AssertionError("a record of no type: " + record.type());
        }
        return type;
    }

    private JsonArray confirm(RecordType type) {
        JsonArray confirmed = new JsonArray();
        type.constraints().forEach(constraint -> confirmed.add(constraint.id()));
        return confirmed;
    }

    private JsonObject fields(Map<String, Field> fields, Incident now, int optional) {
        JsonObject values = new JsonObject();
        for (Field field : fields.values()) {
            if (field.computed() == null && (field.required() || gen.percent(optional))) {
                Object value = value(field, now);
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
        }
        return values;
    }

    private @Nullable Object value(Field field, Incident now) {
        return switch (field.kind()) {
            case TEXT -> gen.text(least(field.length(), 1), most(field.length(), LONG));
            case INT -> (long) gen.number(least(field.range(), 0), most(field.range(), 500));
            case NUMBER, MONEY -> (double) gen.number(least(field.range(), 0), most(field.range(), 100_000));
            case BOOL -> gen.percent(50);
            case TIME ->
                Instant.ofEpochSecond(1_776_474_000L + gen.number(0, 36_000)).toString();
            case ENUM -> gen.oneOf(enumeration(field));
            case SET -> new JsonArray(gen.some(enumeration(field), least(field.count(), 1), most(field.count(), MANY)));
            case GROUP -> group();
            case GROUPS ->
                new JsonArray(gen.some(plan.groups().keySet(), least(field.count(), 1), most(field.count(), MANY)));
            case PERSON -> "person" + gen.number(1, 5);
            case PEOPLE -> JsonArray.of("person" + gen.number(1, 5));
            case ITEM ->
                gen.oneOf(plan.checklists().items().values().stream()
                                .flatMap(List::stream)
                                .toList())
                        .id();
            case REF -> reference(field, now);
            case FILE -> "%064x".formatted(gen.number(1, 100_000));
            case REFS -> references(field, now);
            case LIST -> list(field, now);
        };
    }

    private @Nullable Object reference(Field field, Incident now) {
        List<BoardRecord> targets = targets(field, now);
        return targets.isEmpty() ? null : gen.oneOf(targets).id();
    }

    private @Nullable Object references(Field field, Incident now) {
        List<BoardRecord> targets = targets(field, now);
        if (targets.isEmpty()) {
            return null;
        }
        return new JsonArray(gen.some(targets, least(field.count(), 1), most(field.count(), MANY)).stream()
                .map(BoardRecord::id)
                .toList());
    }

    private List<BoardRecord> targets(Field field, Incident now) {
        RecordType only =
                field.to().size() == 1 ? plan.type(field.to().iterator().next()) : null;
        List<BoardRecord> records =
                only == null ? now.records().all() : now.records().ever(only.prefix());
        return records.stream().filter(record -> field.pointsTo(record.type())).toList();
    }

    private JsonArray list(Field field, Incident now) {
        List<Object> parts = new ArrayList<>();
        int many = gen.number(least(field.count(), 1), most(field.count(), MANY));
        for (int i = 0; i < many; i++) {
            parts.add(fields(field.fields(), now, 50));
        }
        return new JsonArray(parts);
    }

    private List<String> enumeration(Field field) {
        var values = field.of() == null ? null : plan.enums().get(field.of());
        return values == null ? List.of("?") : List.copyOf(values.values().keySet());
    }

    private String group() {
        return gen.oneOf(plan.groups().keySet());
    }

    private String level() {
        return gen.oneOf(plan.levels().keySet());
    }

    private static int least(@Nullable Bounds bounds, int otherwise) {
        return bounds == null ? otherwise : (int) Math.max(bounds.min(), Integer.MIN_VALUE);
    }

    private static int most(@Nullable Bounds bounds, int otherwise) {
        int least = least(bounds, 0);
        return bounds == null
                ? otherwise
                : (int) Math.min(bounds.max(), (double) Math.max(least + (long) LONG, otherwise));
    }
}
