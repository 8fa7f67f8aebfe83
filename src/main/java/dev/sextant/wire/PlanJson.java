package dev.sextant.wire;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Act;
import dev.sextant.plan.ChecklistItem;
import dev.sextant.plan.FieldAction;
import dev.sextant.plan.Group;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A plan as clients need it to draw forms and boards: no expressions, and what one person may do as plain yes or no. A
 * {@code may} of yes can still be refused for one record (it may belong to another group); a no never turns into a yes.
 */
public final class PlanJson {
    private final Plan plan;
    private final Actor actor;

    private PlanJson(Plan plan, Actor actor) {
        this.plan = plan;
        this.actor = actor;
    }

    public static JsonObject write(Plan plan, Actor actor) {
        return new PlanJson(plan, actor).write();
    }

    private JsonObject write() {
        JsonObject json = new JsonObject()
                .put("id", plan.id())
                .put("version", plan.version())
                .put("name", ValueJson.label(plan.name()))
                .put("languages", new JsonArray(plan.languages()))
                .put("timezone", plan.zone().getId());
        if (plan.organisation() != null) {
            json.put("organisation", ValueJson.label(plan.organisation().name()));
        }
        json.put(
                        "roles",
                        each(
                                plan.roles(),
                                role -> new JsonObject()
                                        .put("label", ValueJson.label(role.label()))
                                        .put("scope", lower(role.scope()))))
                .put("mine", new JsonArray(actor.roles().stream().sorted().toList()))
                .put("groups", each(plan.groups(), PlanJson::group))
                .put(
                        "phases",
                        each(
                                plan.phases(),
                                phase -> new JsonObject()
                                        .put("label", ValueJson.label(phase.label()))
                                        .put("strip", phase.strip())
                                        .put("end", phase.end())
                                        .put("order", phase.order())))
                .put(
                        "levels",
                        each(
                                plan.levels(),
                                level -> new JsonObject()
                                        .put("label", ValueJson.label(level.label()))
                                        .put("name", ValueJson.label(level.name()))
                                        .put("numeral", level.numeral())
                                        .put("rank", level.rank())))
                .put(
                        "enums",
                        each(
                                plan.enums(),
                                values -> new JsonObject()
                                        .put("label", ValueJson.label(values.label()))
                                        .put("values", each(values.values(), ValueJson::label))))
                .put("intake", each(plan.intake(), FieldJson::write))
                .put("records", each(plan.records(), new RecordTypeJson(plan, actor)::write))
                .put("tasks", plan.checklists().record())
                .put("checklists", each(lists(), PlanJson::checklist))
                .put("acts", acts())
                .put("rulesFor", groupsOf(Act.RULE_ON_CONFLICT))
                .put("invitesFor", groupsOf(Act.INVITE_GUEST))
                .put("rosterFor", groupsOf(Act.CHANGE_ROSTER))
                .put("field", each(plan.field(), PlanJson::actions));
        new ScreensJson(plan).addTo(json);
        return json;
    }

    private static JsonObject group(Group group) {
        return new JsonObject()
                .put("label", ValueJson.label(group.label()))
                .put("short", ValueJson.label(group.brief()))
                .put("mark", ValueJson.label(group.mark()))
                .put("kind", lower(group.kind()))
                .put("strength", group.strength())
                .put(
                        "silent",
                        JsonArray.of(
                                group.silent().amberMinutes(), group.silent().redMinutes()))
                .put("order", group.order())
                .put("tabs", new JsonArray(group.tabs()))
                .put("offers", new JsonArray(group.offers()));
    }

    /** Whoever works in groups has the lists of those; whoever looks after all of them has all. */
    private Map<String, List<ChecklistItem>> lists() {
        Map<String, List<ChecklistItem>> lists =
                new LinkedHashMap<>(plan.checklists().items());
        if (actor.roles().stream().allMatch(role -> role.contains("@"))) {
            lists.keySet().retainAll(actor.groups());
        }
        return lists;
    }

    private static JsonArray checklist(List<ChecklistItem> items) {
        JsonArray list = new JsonArray();
        items.forEach(item -> list.add(new JsonObject()
                .put("id", item.id())
                .put("title", ValueJson.label(item.title()))
                .put("due", item.due())));
        return list;
    }

    private JsonObject acts() {
        JsonObject acts = new JsonObject();
        for (Act act : Act.values()) {
            acts.put(act.id(), Permission.allows(plan, act, actor));
        }
        return acts;
    }

    /** The groups for which this person may do an act: rule when two texts clash, change who is in them, invite helpers. */
    private JsonArray groupsOf(Act act) {
        JsonArray groups = new JsonArray();
        plan.groups().keySet().stream()
                .filter(group -> Permission.allows(plan, act, actor, group))
                .forEach(groups::add);
        return groups;
    }

    private static JsonArray actions(List<FieldAction> actions) {
        JsonArray list = new JsonArray();
        for (FieldAction action : actions) {
            JsonObject json = new JsonObject()
                    .put("id", action.id())
                    .put("label", ValueJson.label(action.label()))
                    .put("hint", labelOrNull(action.hint()))
                    .put("posts", new JsonArray(action.posts()))
                    .put("fields", new JsonArray(action.fields()))
                    .put("preset", ValueJson.shownMap(action.preset()))
                    .put("keep", new JsonArray(action.keep()))
                    .put("wide", action.wide())
                    .put("help", action.help());
            list.add(action.photos() ? json.put("photos", true) : json);
        }
        return list;
    }

    static <T> JsonObject each(Map<String, T> things, Function<T, Object> json) {
        JsonObject object = new JsonObject();
        things.forEach((id, thing) -> object.put(id, json.apply(thing)));
        return object;
    }

    static @Nullable JsonObject labelOrNull(@Nullable Label label) {
        return label == null ? null : ValueJson.label(label);
    }

    static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
