package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.endAllTheSame;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.StrikeRecord;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.plan.Attachments.Content;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The site plan")
final class SitePlanSpec {
    private static final String SHA_256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final Story story = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("is the newest picture that the head on site handed in; struck, the one before it comes back")
    void picture() {
        zoned();
        assertThat(site("board.onSite").containsKey("picture")).isFalse();
        told(plan("一楼平面图"), ON_SITE_HEAD, "09:13");
        told(plan("现场照片"), ON_SITE_HEAD, "09:14");
        assertThat(site("board.onSite").getJsonObject("picture").getString("record"))
                .isEqualTo("SP-02");
        told(new StrikeRecord("SP-02", "拍错了"), ON_SITE_HEAD, "09:15");
        assertThat(site("board.onSite").getJsonObject("picture").getString("record"))
                .isEqualTo("SP-01");
        story.when(plan("平面图")).by(ON_SITE_A).at("09:16").refused(NOT_PERMITTED, "notPermitted", "record");
    }

    @Test
    @DisplayName(
            "has each zone where it was put, on the boards of the on-site group and of the command, and on no other")
    void places() {
        zoned();
        assertThat(place("Z-01").containsKey("x")).isFalse();
        told(amend("Z-01", 1, "mapX", 40.0, "mapY", 70.5, "mapWidth", 30.0, "mapHeight", 12.0), ON_SITE_HEAD, "09:13");
        assertThat(place("Z-01").getDouble("x")).isEqualTo(40.0);
        assertThat(place("Z-01").getDouble("y")).isEqualTo(70.5);
        assertThat(place("Z-01").getDouble("width")).isEqualTo(30.0);
        assertThat(site("board.command").encode())
                .isEqualTo(site("board.onSite").encode());
        assertThat(view("board.media").containsKey("site")).isFalse();
        story.when(amend("Z-01", 2, "mapX", 140.0))
                .by(ON_SITE_HEAD)
                .at("09:14")
                .refused(INVALID, "outOfRange", "fields.mapX");
    }

    @Test
    @DisplayName("moved by two people at once keeps both places until somebody rules")
    void clash() {
        zoned();
        told(amend("Z-01", 1, "mapX", 40.0, "mapY", 70.0), ON_SITE_HEAD, "09:13");
        told(amend("Z-01", 1, "mapX", 60.0, "mapY", 70.0), LEADER, "09:13");
        assertThat(story.record("Z-01").conflicts()).containsOnlyKeys("mapX");
    }

    @Test
    @DisplayName("says of each zone what the plan names: exits that are not clear, a full zone, disorder, reception")
    void signs() {
        zoned();
        assertThat(place("Z-01").getJsonObject("signs").fieldNames()).isEmpty();
        told(amend("Z-01", 1, "exitsChecked", false), ON_SITE_HEAD, "09:13");
        told(post("headCountReport", "zone", "Z-01", "count", 60L, "countMethod", "estimated"), ON_SITE_A, "09:14");
        told(post("receptionArea", "zone", "Z-01", "host", "onSiteA", "seats", 40L), ON_SITE_HEAD, "09:15");
        told(move("RA-01", "open"), ON_SITE_HEAD, "09:16");
        told(post("orderIncident", "zone", "Z-01", "kind", "blocking", "orderGrade", "moderate"), ON_SITE_A, "09:17");
        assertThat(place("Z-01").getJsonObject("signs").fieldNames())
                .containsExactlyInAnyOrder("exitsBlocked", "full", "order", "reception");
    }

    @Test
    @DisplayName("tells of every zone's count from when on it is out of date, as long as somebody is to count")
    void age() {
        zoned();
        told(post("headCountReport", "zone", "Z-01", "count", 20L, "countMethod", "estimated"), ON_SITE_A, "09:14");
        assertThat(counted("Z-01").getInstant("staleAt")).isAfter(Story.time("09:14"));
        told(endAllTheSame("现场已移交公安"), LEADER, "09:15");
        assertThat(counted("Z-01").containsKey("staleAt")).isFalse();
    }

    private JsonObject counted(String zone) {
        return view("board.onSite")
                .getJsonObject("count")
                .getJsonObject("zones")
                .getJsonObject(zone);
    }

    @Test
    @DisplayName(
            "is a picture without its place, handed in by whoever posted it, and everybody in the incident may open it")
    void file() {
        zoned();
        told(plan("一楼平面图"), ON_SITE_HEAD, "09:13");
        Attachment theirs = file(ON_SITE_HEAD).orElseThrow();
        assertThat(theirs).matches(file -> file.handsIn() && file.opens() && file.placeRemoved());
        assertThat(theirs.content()).isEqualTo(Content.PICTURE);
        assertThat(file(MEDIA_OFFICER).orElseThrow()).matches(file -> !file.handsIn() && file.opens());
        story.when(post("sitePlan", "name", "x", "file", SHA_256, "sizeBytes", 6_000_000L))
                .by(ON_SITE_HEAD)
                .at("09:14")
                .refused(INVALID, "outOfRange", "fields.sizeBytes");
    }

    private Optional<Attachment> file(Actor reader) {
        return Attachment.of(picture.incident(), "SP-01", reader, Story.time("09:30"));
    }

    private static Command plan(String name) {
        return post("sitePlan", "name", name, "file", SHA_256, "sizeBytes", 2000L);
    }

    private void zoned() {
        told(Acts.openIncident(), Cast.DUTY, "09:00");
        told(new AcknowledgeIntake(), LEADER, "09:02");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
        told(post("zone", "name", "大门", "zoneType", "gate", "capacity", 50L), ON_SITE_HEAD, "09:12");
    }

    private void told(Command command, Actor by, String at) {
        story.given(command, by, at);
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private JsonObject place(String zone) {
        return site("board.onSite").getJsonObject("places").getJsonObject(zone);
    }

    private JsonObject site(String view) {
        return view(view).getJsonObject("site");
    }

    private JsonObject view(String name) {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn(name), name));
    }
}
