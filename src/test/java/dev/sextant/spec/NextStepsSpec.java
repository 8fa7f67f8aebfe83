package dev.sextant.spec;

import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.refundDemand;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_B;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.record.NextSteps;
import dev.sextant.kit.Story;
import dev.sextant.plan.Label;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a person may do with a record now")
final class NextStepsSpec {
    private static final String AT = "09:30";

    @Test
    @DisplayName("is said of the very record: who drafted an offer is told why somebody else must approve it")
    void drafter() {
        var story = offered(600.0);
        assertThat(barred(story, NEGOTIATION_HEAD, "approve")).contains("起草人不能批准");
        assertThat(steps(story, NEGOTIATION_HEAD)).containsEntry("return", Optional.empty());
        assertThat(steps(story, DEPUTY)).containsEntry("approve", Optional.empty());
    }

    @Test
    @DisplayName("beyond the mandate, is the leader's alone; the offer shows the ceiling and by how much it is passed")
    void beyond() {
        var story = offered(900.0);
        assertThat(barred(story, DEPUTY, "approve")).contains("须组长批准");
        assertThat(steps(story, LEADER)).containsEntry("approve", Optional.empty());
        assertThat(story.record("OF-01").fields())
                .containsEntry("ceiling", 700.0)
                .containsEntry("beyondCeiling", 200.0);
        story.given(amend("OF-01", 1, "amountPerHousehold", 700.0), NEGOTIATION_HEAD, "09:31");
        assertThat(story.record("OF-01").fields()).doesNotContainKey("beyondCeiling");
    }

    @Test
    @DisplayName(
            "is said of a task, too: what was given to somebody else is not to be finished by me, and I may pass on what is mine")
    void assigned() {
        var story = Story.activated("yellow")
                .given(
                        post(
                                "task",
                                "title",
                                "守住门口",
                                "group",
                                "onSite",
                                "assignee",
                                "onSiteB",
                                "dueAt",
                                "2026-04-18T12:00:00+08:00"),
                        LEADER,
                        "09:25");
        String task = story.incident().records().ofType("task").stream()
                .filter(each -> "守住门口".equals(each.fields().get("title")))
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(steps(story, task, ON_SITE_A)
                        .getOrDefault("finish", Optional.empty())
                        .orElseThrow()
                        .in("zh"))
                .contains("已指定他人");
        assertThat(steps(story, task, ON_SITE_A)).doesNotContainKey("pass");
        assertThat(steps(story, task, ON_SITE_B))
                .containsEntry("finish", Optional.empty())
                .containsEntry("pass", Optional.empty());
        assertThat(steps(story, task, ON_SITE_HEAD)).containsEntry("finish", Optional.empty());
        story.given(move(task, "pass", "assignee", "onSiteA"), ON_SITE_B, "09:26");
        assertThat(steps(story, task, ON_SITE_A)).containsEntry("finish", Optional.empty());
    }

    @Test
    @DisplayName("is nothing for whom no step is meant, and nothing with a record that was struck")
    void nobody() {
        var story = offered(600.0);
        assertThat(steps(story, ON_SITE_HEAD)).isEmpty();
        assertThat(steps(story, NEGOTIATOR)).isEmpty();
        story.given(strike("OF-01"), LEADER, "09:32");
        assertThat(steps(story, LEADER)).isEmpty();
    }

    /** OF-01 of the head of negotiation, handed in; the mandate ends at 700 a household. */
    private static Story offered(double amount) {
        return Story.activated("yellow")
                .given(
                        post(
                                "mandate",
                                "holder",
                                "negotiationHead",
                                "maxAmountPerHousehold",
                                700.0,
                                "allowedMeasures",
                                List.of(Map.of("text", "上门修复")),
                                "outOfScopeContact",
                                "leader",
                                "validUntil",
                                "2026-04-18T18:00:00+08:00"),
                        LEADER,
                        "09:20")
                .given(refundDemand(), NEGOTIATION_HEAD, "09:21")
                .given(
                        post("offer", "demands", List.of("DM-01"), "content", "每户补偿", "amountPerHousehold", amount),
                        NEGOTIATION_HEAD,
                        "09:22")
                .given(move("OF-01", "submit"), NEGOTIATION_HEAD, "09:23");
    }

    private static Map<String, Optional<Label>> steps(Story story, Actor actor) {
        return steps(story, "OF-01", actor);
    }

    private static Map<String, Optional<Label>> steps(Story story, String record, Actor actor) {
        return NextSteps.of(story.incident(), story.record(record), actor, Story.time(AT));
    }

    private static String barred(Story story, Actor actor, String step) {
        return steps(story, actor)
                .getOrDefault(step, Optional.empty())
                .orElseThrow()
                .in("zh");
    }
}
