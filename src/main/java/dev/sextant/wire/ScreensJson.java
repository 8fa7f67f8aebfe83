package dev.sextant.wire;

import dev.sextant.plan.Attachments;
import dev.sextant.plan.Comments;
import dev.sextant.plan.Field;
import dev.sextant.plan.Handover;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.SitePlan;
import dev.sextant.plan.Wall;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a plan says beside its records that screens show: files, comments, the picture of the site, the public page, the wall. */
final class ScreensJson {
    private final Plan plan;

    ScreensJson(Plan plan) {
        this.plan = plan;
    }

    /** Null where the plan has no such part. */
    void addTo(JsonObject json) {
        json.put("attachments", plan.attachments() == null ? null : attachments(plan.attachments()))
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
                .put("kinds", PlanJson.each(files.kinds(), PlanJson::lower))
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
                        new JsonObject()
                                .put("say", ValueJson.label(sign.say()))
                                .put("tone", PlanJson.lower(sign.tone()))));
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
                    new JsonObject()
                            .put("label", ValueJson.label(fact.label()))
                            .put("note", PlanJson.labelOrNull(fact.note())));
        }
        JsonObject json = new JsonObject()
                .put("facts", facts)
                .put(
                        "tiles",
                        PlanJson.each(
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
                                .put("unit", PlanJson.labelOrNull(count.unit()))
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
}
