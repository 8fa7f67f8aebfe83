package dev.sextant.spec;

import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The card of a record on a board")
final class CardSpec {
    private final Story story = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @BeforeEach
    void begins() {
        told(Acts.openIncident(), Cast.DUTY, "09:00");
        told(new AcknowledgeIntake(), LEADER, "09:02");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
    }

    @Test
    @DisplayName("of a record that is as it was posted says once when and by whom")
    void asPosted() {
        told(Acts.post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
        JsonObject card = card("Z-01");
        assertThat(Instant.parse(card.getString("createdAt"))).isEqualTo(Story.time("09:12"));
        assertThat(card.getJsonObject("createdBy").getString("id")).isEqualTo(ON_SITE_HEAD.id());
        assertThat(card.fieldNames()).doesNotContain("updatedAt", "updatedBy", "occurredAt", "stateSince", "late");
    }

    @Test
    @DisplayName("says when it was changed, once it was, and by whom when that was somebody else")
    void changed() {
        told(Acts.post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
        told(Acts.amend("Z-01", 1, "name", "正门"), ON_SITE_HEAD, "09:30");
        JsonObject card = card("Z-01");
        assertThat(Instant.parse(card.getString("updatedAt"))).isEqualTo(Story.time("09:30"));
        assertThat(card.fieldNames())
                .as("by whoever posted it, and it moved nowhere")
                .doesNotContain("updatedBy", "stateSince");
    }

    @Test
    @DisplayName("says when it was seen, and that it came late, when that was before")
    void seenBefore() {
        told(Acts.post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
        told(
                Acts.postSeenAt("09:15", "headCountReport", "zone", "Z-01", "count", 30L, "countMethod", "estimated"),
                ON_SITE_A,
                "09:20");
        JsonObject card = card("HC-01");
        assertThat(Instant.parse(card.getString("occurredAt"))).isEqualTo(Story.time("09:15"));
        assertThat(card.getBoolean("late")).isTrue();
        assertThat(card.fieldNames()).doesNotContain("updatedAt");
    }

    private void told(Command command, Actor by, String at) {
        story.given(command, by, at);
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private JsonObject card(String record) {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn("board.onSite")))
                .getJsonObject("records")
                .getJsonObject(record);
    }
}
