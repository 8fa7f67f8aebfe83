package dev.sextant.spec;

import static dev.sextant.kit.Acts.activatePlan;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for the leader")
final class LeadersQueueSpec {
    private final Story begun = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("says which limits are others' to mend: they stand behind what only the leader can decide")
    void othersMend() {
        told(openIncident(), DUTY, "09:00");
        told(new PassTime(), Actor.SYSTEM, "09:30");
        assertThat(waiting("intake").containsKey("others"))
                .as("only the leader takes note of it")
                .isFalse();
        told(activatePlan("yellow"), LEADER, "09:31");
        told(post("pressEnquiry", "outlet", "晨报", "mediaLevel", "local", "questions", "涉及多少户"), MEDIA_OFFICER, "09:35");
        told(new PassTime(), Actor.SYSTEM, "12:31");
        assertThat(waiting("limit:TL11").getBoolean("others"))
                .as("the first statement is the spokesperson's")
                .isTrue();
    }

    private void told(Command command, Actor by, String at) {
        begun.given(command, by, at);
        for (var event : begun.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private JsonObject waiting(String key) {
        JsonObject waiting = ValueJson.shownMap(Objects.requireNonNull(picture.drawn("wall")))
                .getJsonObject("waiting");
        return waiting.getJsonObject(waiting.fieldNames().stream()
                .filter(each -> each.startsWith(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(key + " does not wait: " + waiting.fieldNames())));
    }
}
