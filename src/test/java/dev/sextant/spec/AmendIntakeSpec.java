package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.activatePlan;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AmendIntake;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Correcting what the first report said")
final class AmendIntakeSpec {
    private final Story begun = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("changes only what is named, and says in the journal why")
    void changes() {
        var story = Story.activated("yellow")
                .when(amend("affectedCount", 418L))
                .by(DUTY)
                .at("09:30")
                .accepted();
        assertThat(story.latest().get(0)).isEqualTo(new IntakeAmended(Map.of("affectedCount", 418L), "核查后更正"));
        assertThat(story.incident().taken("affectedCount")).isEqualTo(418L);
        assertThat(story.incident().taken("headCountInitial")).isEqualTo(24L);
    }

    @Test
    @DisplayName("lets the rules for the level look again at once: three sites at the same time are orange")
    void level() {
        var story = Story.activated("yellow")
                .when(amend("sitesAtOnce", 3L))
                .by(LEADER)
                .at("09:30")
                .accepted();
        assertThat(levelOf(story, "SR10")).isEqualTo("orange");
        assertThat(Objects.requireNonNull(story.incident().suggestion()).level())
                .isEqualTo("orange");
        story.when(amend("sitesAtOnce", 1L)).by(LEADER).at("09:31").accepted();
        assertThat(levelOf(story, "SR10")).isEmpty();
    }

    @Test
    @DisplayName("also of sensitive factors and of earlier gatherings")
    void otherRules() {
        var story = Story.activated("yellow");
        story.when(amend("sensitiveFlags", List.of("safetyHazard"))).by(LEADER).accepted();
        assertThat(levelOf(story, "SR12")).isEqualTo("orange");
        story.when(amend("seriousHarm", true)).by(LEADER).accepted();
        assertThat(levelOf(story, "SR12")).isEqualTo("red");
        story.when(amend("earlierGatherings", 2L)).by(LEADER).accepted();
        assertThat(levelOf(story, "SR13")).isEqualTo("orange");
    }

    @Test
    @DisplayName("keeps the bounds and what is required, and needs a reason")
    void wrong() {
        var story = Story.activated("yellow");
        story.when(amend("sitesAtOnce", 0L)).by(LEADER).refused(INVALID, "outOfRange", "fields.sitesAtOnce");
        story.when(amend("title", null)).by(LEADER).refused(INVALID, "required", "fields.title");
        story.when(new AmendIntake(Map.of("affectedCount", 418L), " "))
                .by(LEADER)
                .refused(INVALID, "required", "reason");
        story.when(amend("households", 1L)).by(LEADER).refused(INVALID, "unknownField", "fields.households");
    }

    @Test
    @DisplayName("an item that need not be known is cleared; the same once more changes nothing")
    void cleared() {
        var story = Story.activated("yellow").given(amend("affectedCount", null), LEADER, "09:30");
        assertThat(story.incident().intake()).doesNotContainKey("affectedCount");
        story.when(amend("affectedCount", null)).by(LEADER).accepted();
        assertThat(story.latest()).isEmpty();
    }

    @Test
    @DisplayName("is for those whom the plan names")
    void who() {
        Story.activated("yellow")
                .when(amend("affectedCount", 418L))
                .by(ON_SITE_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("is followed by the headline of every screen, until a finding says how many there are")
    void headline() {
        told(openIncident(), DUTY, "09:00");
        assertThat(affected()).isEqualTo(412L);
        told(amend("affectedCount", 415L), DUTY, "09:05");
        assertThat(affected()).isEqualTo(415L);
        told(activatePlan("yellow"), LEADER, "09:10");
        told(refundDemand(), NEGOTIATOR, "09:30");
        told(
                post(
                        "verification",
                        "question",
                        "升级影响多少户",
                        "demands",
                        List.of("DM-01"),
                        "method",
                        "recordCheck",
                        "finding",
                        "平台日志显示有418户离线",
                        "verificationResult",
                        "true",
                        "affectedConfirmed",
                        418L,
                        "ownFault",
                        "full"),
                ASSESSMENT_HEAD,
                "10:38");
        assertThat(affected()).isEqualTo(418L);
    }

    private void told(Command command, Actor by, String at) {
        begun.given(command, by, at);
        for (var event : begun.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private long affected() {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn("wall")))
                .getJsonObject("incident")
                .getLong("affected");
    }

    private static AmendIntake amend(String field, @Nullable Object value) {
        var fields = new HashMap<String, @Nullable Object>();
        fields.put(field, value);
        return new AmendIntake(fields, "核查后更正");
    }

    private static String levelOf(Story story, String rule) {
        return LevelRules.suggest(story.incident(), story.incident().at()).hits().stream()
                .filter(hit -> hit.rule().equals(rule))
                .map(hit -> hit.level())
                .findFirst()
                .orElse("");
    }
}
