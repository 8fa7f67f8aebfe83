package dev.sextant.wire;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Act;
import dev.sextant.plan.Attachments;
import dev.sextant.plan.ChecklistItem;
import dev.sextant.plan.Comments;
import dev.sextant.plan.Field;
import dev.sextant.plan.FieldAction;
import dev.sextant.plan.Group;
import dev.sextant.plan.Handover;
import dev.sextant.plan.Label;
import dev.sextant.plan.Lifecycle.Move;
import dev.sextant.plan.Lifecycle.State;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.SitePlan;
import dev.sextant.plan.Wall;
import dev.sextant.plan.Who;
import dev.sextant.plan.Writing;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
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
        return json.put(
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
                .put("records", each(plan.records(), this::record))
                .put("tasks", plan.checklists().record())
                .put("checklists", each(lists(), PlanJson::checklist))
                .put("acts", acts())
                .put("rulesFor", groupsOf(Act.RULE_ON_CONFLICT))
                .put("invitesFor", groupsOf(Act.INVITE_GUEST))
                .put("rosterFor", groupsOf(Act.CHANGE_ROSTER))
                .put("field", each(plan.field(), PlanJson::actions))
                .put("attachments", plan.attachments() == null ? null : attachments(plan.attachments()))
                .put("comments", plan.comments() == null ? null : comments(plan.comments()))
                .put("site", plan.site() == null ? null : site(plan.site()))
                .put("publication", publication())
                .put("privacy", plan.privacy() == null ? null : privacy(plan.privacy()))
                .put("handover", plan.handover() == null ? null : handover(plan.handover()))
                .put("wall", wall());
    }

    /** What stands in public, and where; null when the organisation has no public page. */
    private @Nullable JsonObject publication() {
        Publication publication = plan.publication();
        return publication == null || plan.organisation() == null
                ? null
                : new JsonObject()
                        .put("of", publication.of())
                        .put("states", new JsonArray(List.copyOf(publication.states())))
                        .put("page", "/public/" + plan.organisation().id())
                        .put(
                                "delivery",
                                publication.delivery() == null
                                        ? null
                                        : publication.delivery().of());
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

    private JsonObject record(RecordType type) {
        JsonObject json = new JsonObject()
                .put("label", ValueJson.label(type.label()))
                .put("group", type.group())
                .put("kind", lower(type.kind()))
                .put("prefix", type.prefix())
                .put("alsoOn", new JsonArray(type.alsoOn()))
                .put("fields", each(type.fields(), field -> field(type, field)))
                .put("initial", type.lifecycle().initial())
                .put("states", each(type.lifecycle().states(), state -> state(type, state)))
                .put(
                        "may",
                        new JsonObject()
                                .put("post", may(type, type.post()))
                                .put("amend", may(type, type.amend()))
                                .put("strike", may(type, type.strike()))
                                .put("rule", may(type, plan.rules(type))));
        if (type.owner() != null) json.put("owner", type.owner());
        if (type.assignee() != null) json.put("assignee", type.assignee());
        if (type.chart() != null) {
            json.put(
                    "chart",
                    new JsonObject()
                            .put("value", type.chart().value())
                            .put("by", type.chart().by()));
        }
        if (type.writing() != null && works(type)) json.put("writing", writing(type.writing()));
        if (type.post().entries().isEmpty()) json.put("byItself", true);
        if (type.onlyFor() != null)
            json.put("closed", Permission.allows(type.onlyFor(), actor, (String) null) ? "seen" : "hidden");
        RecordType.Answer answer = plan.answer(type);
        return answer == null
                ? json
                : json.put(
                        "answers", new JsonObject().put("type", answer.type()).put("field", answer.field()));
    }

    /** Whether this person ever fills anything in there: what helps with that is for them alone, every phone loads this. */
    private boolean works(RecordType type) {
        return may(type, type.post())
                || may(type, type.amend())
                || type.lifecycle().states().values().stream()
                        .flatMap(state -> state.moves().values().stream())
                        .anyMatch(move -> may(type, move.by()));
    }

    /** How texts are written, as far as whoever writes needs to know; what is looked for in them is the server's. */
    private static JsonObject writing(Writing writing) {
        JsonObject texts = new JsonObject();
        writing.texts().forEach(texts::put);
        JsonObject json = new JsonObject()
                .put("texts", texts)
                .put("templates", each(writing.templates(), template -> ValueJson.label(template.label())));
        Writing.Remarks remarks = writing.remarks();
        if (remarks != null) {
            JsonObject said = new JsonObject().put("in", remarks.in());
            json.put("remarks", said.put("quote", remarks.quote()).put("note", remarks.note()));
        }
        Writing.Facts facts = writing.facts();
        if (facts == null) {
            return json;
        }
        JsonObject kept = new JsonObject()
                .put("in", facts.in())
                .put("quote", facts.quote())
                .put("finding", facts.finding())
                .put("result", facts.result())
                .put("holds", new JsonArray(facts.holds()))
                .put("fails", new JsonArray(facts.fails()));
        Writing.Denials denials = facts.denials();
        if (denials != null) {
            JsonObject denying = new JsonObject().put("field", denials.field());
            kept.put("denials", denying.put("values", new JsonArray(denials.values())));
        }
        return json.put("facts", kept);
    }

    /** What only a file that is handed in gives, or a place on a picture, is asked for by no form, like what is computed. */
    private JsonObject field(RecordType type, Field field) {
        JsonObject json = FieldJson.write(field);
        if (!works(type)) json.remove("help");
        if (ofAPlace(type, field.name()))
            json.put("computed", true).put("placed", true); // shown on the picture, not as figures
        return ofAFile(type, field.name()) ? json.put("computed", true) : json;
    }

    private boolean ofAFile(RecordType type, String field) {
        Attachments files = plan.attachments();
        SitePlan site = plan.site();
        return files != null
                        && type.id().equals(files.record())
                        && Stream.of(files.file(), files.size(), files.placeRemoved())
                                .anyMatch(field::equals)
                || site != null
                        && type.id().equals(site.picture().of())
                        && Stream.of(site.picture().file(), site.picture().size())
                                .anyMatch(field::equals);
    }

    private boolean ofAPlace(RecordType type, String field) {
        SitePlan.Places places = plan.site() == null ? null : plan.site().places();
        return places != null
                && type.id().equals(places.of())
                && Stream.of(places.x(), places.y(), places.width(), places.height())
                        .anyMatch(field::equals);
    }

    private JsonObject state(RecordType type, State state) {
        JsonObject json = new JsonObject()
                .put("label", ValueJson.label(state.label()))
                .put("order", state.order())
                .put("open", state.open())
                .put("tone", lower(state.tone()))
                .put("moves", each(state.moves(), move -> move(type, move)));
        if (!state.editable()) json.put("editable", false);
        if (state.decision()) json.put("decision", true);
        if (state.onAmend() != null) json.put("onAmend", state.onAmend());
        return json;
    }

    private JsonObject move(RecordType type, Move move) {
        JsonObject json = new JsonObject()
                .put("label", ValueJson.label(move.label()))
                .put("to", new JsonArray(move.targets()))
                .put("asks", new JsonArray(move.asks()))
                .put("binds", new JsonArray(move.binds()))
                .put("may", may(type, move.by()));
        if (move.unless() != null) json.put("conditional", true);
        if (!move.takes().isEmpty()) json.put("takes", new JsonArray(move.takes()));
        if (!move.shows().isEmpty()) json.put("shows", new JsonArray(move.shows()));
        if (move.identityWithin() != null)
            json.put("identityWithin", move.identityWithin().toMinutes());
        return json;
    }

    /** On some record of this type: its own, one given to the person, of whichever group the type allows. */
    private boolean may(RecordType type, Who who) {
        Collection<String> owners =
                type.owner() == null ? List.of(type.group()) : plan.groups().keySet();
        return owners.stream().anyMatch(owner -> Permission.everAllows(who, actor, owner));
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

    private static JsonObject attachments(Attachments files) {
        return new JsonObject()
                .put("record", files.record())
                .put("about", files.about())
                .put("file", files.file())
                .put("name", files.name())
                .put("kind", files.kind())
                .put("size", files.size())
                .put("capturedAt", files.capturedAt())
                .put("placeRemoved", files.placeRemoved())
                .put("facesBlurred", files.facesBlurred())
                .put("most", files.most())
                .put("kinds", each(files.kinds(), PlanJson::lower))
                .put("preset", ValueJson.shownMap(files.preset()));
    }

    private static JsonObject comments(Comments comments) {
        return new JsonObject()
                .put("record", comments.record())
                .put("about", comments.about())
                .put("text", comments.text())
                .put("except", new JsonArray(comments.except()));
    }

    private static JsonObject site(SitePlan site) {
        JsonObject signs = new JsonObject();
        site.signs()
                .forEach(sign -> signs.put(
                        sign.id(),
                        new JsonObject().put("say", ValueJson.label(sign.say())).put("tone", lower(sign.tone()))));
        SitePlan.Picture picture = site.picture();
        SitePlan.Places places = site.places();
        return new JsonObject()
                .put(
                        "picture",
                        new JsonObject()
                                .put("of", picture.of())
                                .put("file", picture.file())
                                .put("size", picture.size())
                                .put("name", picture.name()))
                .put(
                        "places",
                        new JsonObject()
                                .put("of", places.of())
                                .put("x", places.x())
                                .put("y", places.y())
                                .put("width", places.width())
                                .put("height", places.height()))
                .put("signs", signs);
    }

    /** Where a look at a masked value is noted: the form asks for the reason as that record does. */
    private static JsonObject privacy(Privacy privacy) {
        return new JsonObject()
                .put("log", privacy.log().of())
                .put("reason", privacy.log().reason());
    }

    private static JsonObject handover(Handover handover) {
        return new JsonObject()
                .put("record", handover.record())
                .put("from", handover.from())
                .put("to", handover.to())
                .put("items", handover.items())
                .put("item", handover.item())
                .put("note", handover.note());
    }

    private JsonObject wall() {
        JsonObject facts = new JsonObject();
        for (Wall.Fact fact : plan.wall().facts()) {
            facts.put(
                    fact.id(),
                    new JsonObject().put("label", ValueJson.label(fact.label())).put("note", labelOrNull(fact.note())));
        }
        JsonObject json = new JsonObject()
                .put("facts", facts)
                .put(
                        "tiles",
                        each(
                                plan.wall().tiles(),
                                tile -> new JsonObject().put("label", ValueJson.label(tile.label()))));
        Wall.Rotation rotation = plan.wall().rotation();
        json.put(
                "rotation",
                new JsonObject().put("seconds", rotation.seconds()).put("endedMinutes", rotation.endedMinutes()));
        Wall.Count count = plan.wall().count();
        return count == null
                ? json
                : json.put(
                        "count",
                        new JsonObject()
                                .put("label", ValueJson.label(count.label()))
                                .put("unit", labelOrNull(count.unit()))
                                .put("of", count.of())
                                .put("per", count.per())
                                .put("field", count.field())
                                .put("places", placesOf(count))
                                .put("mood", mood(count.mood())));
    }

    /** The record type of the places where people are counted, when places are records. */
    private @Nullable String placesOf(Wall.Count count) {
        RecordType type = plan.type(count.of());
        Field per = type == null ? null : type.fields().get(count.per());
        return per == null || per.to().isEmpty() ? null : per.to().get(0);
    }

    private static @Nullable JsonObject mood(Wall.@Nullable Mood mood) {
        return mood == null
                ? null
                : new JsonObject().put("of", mood.of()).put("per", mood.per()).put("field", mood.field());
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
