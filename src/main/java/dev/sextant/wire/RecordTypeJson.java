package dev.sextant.wire;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Attachments;
import dev.sextant.plan.Field;
import dev.sextant.plan.Lifecycle.Move;
import dev.sextant.plan.Lifecycle.State;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.SitePlan;
import dev.sextant.plan.Who;
import dev.sextant.plan.Writing;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** A record type as one person's forms and boards need it: its fields, its life cycle, and what the person may do with such records. */
final class RecordTypeJson {
    private final Plan plan;
    private final Actor actor;

    RecordTypeJson(Plan plan, Actor actor) {
        this.plan = plan;
        this.actor = actor;
    }

    JsonObject write(RecordType type) {
        JsonObject json = new JsonObject()
                .put("label", ValueJson.label(type.label()))
                .put("group", type.group())
                .put("kind", PlanJson.lower(type.kind()))
                .put("prefix", type.prefix())
                .put("alsoOn", new JsonArray(type.alsoOn()))
                .put("fields", PlanJson.each(type.fields(), field -> field(type, field)))
                .put("initial", type.lifecycle().initial())
                .put("states", PlanJson.each(type.lifecycle().states(), state -> state(type, state)))
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
                .put("templates", PlanJson.each(writing.templates(), template -> ValueJson.label(template.label())));
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
                .put("tone", PlanJson.lower(state.tone()))
                .put("moves", PlanJson.each(state.moves(), move -> move(type, move)));
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
}
