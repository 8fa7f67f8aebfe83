package dev.sextant.kit;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Incident;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.wire.CommandJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Stories made by chance over the shipped plan: mostly what people might do, now and then what nobody should, by people
 * who mostly may. A property that fails is told with the seed and the shortest story that still breaks it.
 */
public final class AnyStory {
    private static final int PUBLISHED_PERCENT = 30;
    private static final int STATEMENTS_PERCENT = 20;
    private static final int SPOILED_PERCENT = 8;
    private static final int LONGEST_PAUSE_SECONDS = 240;

    /** Every story begins with a statement on its way, so that chance takes some of them to the public. */
    private static final PostRecord FIRST_STATEMENT = Acts.post(
            "statement",
            "kind",
            "holding",
            "title",
            "关于门锁故障的说明",
            "body",
            "今日凌晨系统更新后，部分住户门锁无法使用。".repeat(3),
            "facts",
            List.of(Map.of("text", "更新后门锁无法使用")),
            "channels",
            List.of("website"));

    /** Each story is made once, by seed and length, and held to every law. */
    private static final Map<String, Told> TOLD = new ConcurrentHashMap<>();

    private final Plan plan = ShippedPlan.plan();
    private final Gen gen;
    private final AnyCommand any;
    private final Told told = new Told();

    private AnyStory(long seed) {
        this.gen = new Gen(seed);
        this.any = new AnyCommand(gen, plan);
    }

    /**
     * Checks a property on stories of so many commands each.
     *
     * @param property throws when it does not hold
     */
    public static void check(int stories, int commands, Consumer<Told> property) {
        for (long seed = 1; seed <= stories; seed++) {
            Told told = TOLD.computeIfAbsent(seed + "/" + commands, AnyStory::told);
            if (broken(told, property) != null) {
                List<Told.Step> steps =
                        told.turns().stream().map(Told.Turn::step).toList();
                List<Told.Step> shortest = shrunk(steps, property);
                List<String> lines = shortest.stream().map(String::valueOf).toList();
                throw new AssertionError(
                        "seed " + seed + " breaks it; the shortest story:\n  " + String.join("\n  ", lines),
                        broken(shortest, property));
            }
        }
    }

    private static Told told(String seedAndCommands) {
        String[] parts = seedAndCommands.split("/");
        var story = new AnyStory(Long.parseLong(parts[0]));
        try {
            story.tell(Integer.parseInt(parts[1]));
        } catch (RuntimeException thrown) {
            throw new AssertionError("telling seed/commands " + seedAndCommands + " throws", thrown);
        }
        return story.told;
    }

    private static @Nullable Throwable broken(List<Told.Step> steps, Consumer<Told> property) {
        try {
            return broken(Told.of(steps), property);
        } catch (RuntimeException whileTelling) {
            return whileTelling;
        }
    }

    private static @Nullable Throwable broken(Told told, Consumer<Told> property) {
        try {
            property.accept(told);
            return null;
        } catch (RuntimeException | AssertionError why) {
            return why;
        }
    }

    /** Leaves out what is not needed for the property to break, half of the story at first and single commands at last. */
    private static List<Told.Step> shrunk(List<Told.Step> steps, Consumer<Told> property) {
        List<Told.Step> shortest = steps;
        for (int part = Math.max(1, steps.size() / 2); part >= 1; part /= 2) {
            int from = 0;
            while (from + part <= shortest.size()) {
                var without = new ArrayList<>(shortest);
                without.subList(from, from + part).clear();
                if (broken(without, property) == null) {
                    from += part;
                } else {
                    shortest = without;
                }
            }
        }
        return shortest;
    }

    private void tell(int commands) {
        add(Acts.openIncident(), Cast.DUTY);
        add(new AcknowledgeIntake(), Cast.LEADER);
        add(Acts.activatePlan(gen.oneOf(plan.levels().keySet())), Cast.LEADER);
        add(Acts.post("zone", "name", "大门", "zoneType", "gate"), Cast.ON_SITE_HEAD);
        add(FIRST_STATEMENT, Cast.MEDIA_OFFICER);
        add(Acts.move("ST-01", "submit"), Cast.MEDIA_OFFICER);
        add(Acts.post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "pass"), Cast.LEGAL);
        add(Acts.move("ST-01", "check", "legalReview", "LR-01"), Cast.ASSESSMENT_HEAD);
        add(havingRead("ST-01", "approve"), Cast.SPOKESPERSON);
        add(havingRead("ST-01", "release"), Cast.LEADER);
        if (gen.percent(PUBLISHED_PERCENT)) {
            add(havingRead("ST-01", "publish"), Cast.SPOKESPERSON);
        }
        while (told.turns().size() < commands) {
            Command command = gen.percent(4) ? new PassTime() : command(told.incident());
            add(command, command instanceof PassTime ? Actor.SYSTEM : actor(told.incident(), command));
        }
    }

    private Command havingRead(String id, String move) {
        BoardRecord record = told.incident().record(id);
        String hash = record == null ? "" : BoundText.hash(record, List.of("title", "body", "titleEn", "bodyEn"));
        return Acts.moveHavingRead(hash, id, move);
    }

    private void add(Command command, Actor by) {
        told.take(new Told.Step(command, by, gen.number(0, LONGEST_PAUSE_SECONDS)));
    }

    private Command command(Incident now) {
        JsonObject json = gen.percent(STATEMENTS_PERCENT) ? aboutStatements(now) : any.next(now);
        if (gen.percent(SPOILED_PERCENT)) {
            spoil(json);
        }
        json.put("commandId", "any-story-" + told.turns().size());
        CommandJson.Reading reading = CommandJson.read(new JsonObject(json.encode()), false);
        return reading.command() == null ? new PassTime() : reading.command();
    }

    /** Statements have the longest life; without this few stories would see one published. */
    private JsonObject aboutStatements(Incident now) {
        List<BoardRecord> statements = now.records().ofType("statement");
        RecordType type = plan.type(gen.percent(70) ? "statement" : "legalReview");
        return statements.size() < 2 && type != null ? any.post(now, type) : any.move(now, gen.oneOf(statements));
    }

    /** What a broken or a bad client would send. */
    private void spoil(JsonObject json) {
        if (json.getValue("fields") instanceof JsonObject fields && !fields.isEmpty()) {
            String name = gen.oneOf(fields.fieldNames());
            switch (gen.number(0, 6)) {
                case 0 -> fields.remove(name);
                case 1 -> fields.put(name, "\u0000");
                case 2 -> fields.put(name, -5L);
                case 3 -> fields.put(name, 1e300);
                case 4 -> fields.put(name, new JsonArray().add("x").add(3));
                case 5 -> fields.put(name, new JsonObject().put("text", "x"));
                default -> fields.put("surprise", name);
            }
        }
        if (json.containsKey("textHash")) {
            json.put("textHash", "another text");
        }
    }

    /** Mostly somebody of the group that it is about. */
    private Actor actor(Incident now, Command command) {
        String group = group(now, command);
        List<Actor> near = Cast.all().stream()
                .filter(actor -> group != null && actor.groups().contains(group))
                .toList();
        if (!near.isEmpty() && gen.percent(60)) {
            return gen.oneOf(near);
        }
        return gen.percent(60) ? gen.oneOf(List.of(Cast.LEADER, Cast.SPOKESPERSON)) : gen.oneOf(Cast.all());
    }

    private @Nullable String group(Incident now, Command command) {
        if (command instanceof PostRecord post) {
            RecordType type = plan.type(post.type());
            return type == null ? null : type.group();
        }
        String id =
                command instanceof MoveRecord move ? move.id() : command instanceof AmendRecord amend ? amend.id() : "";
        BoardRecord record = now.record(id);
        return record == null ? null : record.group();
    }
}
