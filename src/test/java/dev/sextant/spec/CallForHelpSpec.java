package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.activatePlan;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_B;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.board.Urgent;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.plan.AttentionRule;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A call for help")
final class CallForHelpSpec {
    private static final String CALL = "SOS-01";

    private final Story story = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName(
            "waits for the head, the leader and everybody of the group until somebody says who comes, however long it takes")
    void waitsForAnAnswer() {
        called();
        assertThat(waiting("10:30")).singleElement().satisfies(each -> {
            assertThat(each.who()).contains("teamLeader", "deputyLeader", "groupHead@onSite");
            assertThat(each.severity()).isEqualTo(AttentionRule.Severity.CRITICAL);
            assertThat(each.move()).as("the answer is where it is said").isEqualTo("answer");
        });
        assertThat(phone("onSite").getJsonObject("flashed").containsKey(CALL)).isTrue();
        assertThat(phone("media").getJsonObject("flashed")).isEmpty();
        assertThat(Urgent.of(picture.incident()))
                .filteredOn(each -> each.kind() == Urgent.Kind.CALL)
                .extracting(Urgent::group)
                .as("a closed page is reminded")
                .containsExactly("onSite");

        told(move(CALL, "answer", "answer", "李四带两人，三分钟到"), ON_SITE_B, "10:31");
        assertThat(waiting("10:32")).isEmpty();
        assertThat(phone("onSite").getJsonObject("flashed")).isEmpty();
    }

    @Test
    @DisplayName("shows who called what was answered, until it is over")
    void callerSeesTheAnswer() {
        called();
        told(move(CALL, "answer", "answer", "李四带两人，三分钟到"), ON_SITE_HEAD, "09:22");
        assertThat(phone("onSite").getJsonObject("calls").containsKey(CALL)).isTrue();
        JsonObject card = phone("onSite").getJsonObject("records").getJsonObject(CALL);
        assertThat(card.getString("state")).isEqualTo("answered");
        assertThat(card.getJsonObject("title").getString("zh")).endsWith("；已响应：李四带两人，三分钟到");
        assertThat(card.getJsonObject("title").getString("en")).contains("; answered: ");

        told(move(CALL, "close"), ON_SITE_A, "09:40");
        assertThat(phone("onSite").getJsonObject("calls")).isEmpty();
    }

    @Test
    @DisplayName(
            "is answered by another than who called, with a word about who comes; by the group, heads, liaison and the leader")
    void whoAnswers() {
        called();
        var answer = move(CALL, "answer", "answer", "已派人");
        story.when(answer).by(ON_SITE_A).refused(FORBIDDEN_BY_RULE, "answer", "move");
        story.when(answer).by(MEDIA_OFFICER).refusedFor(NOT_PERMITTED, "notPermitted");
        story.when(move(CALL, "answer")).by(ON_SITE_B).refused(INVALID, "required", "fields.answer");
        story.when(answer).by(LIAISON_HEAD).accepted();
    }

    @Test
    @DisplayName("is called off by who called, and calls again when nobody came")
    void callsAgain() {
        called();
        told(move(CALL, "answer", "answer", "已派人"), LEADER, "09:22");
        told(move(CALL, "callAgain"), ON_SITE_A, "09:30");
        assertThat(waiting("09:31")).hasSize(1);
        assertThat(phone("onSite").getJsonObject("flashed").containsKey(CALL)).isTrue();
        assertThat(story.record(CALL).fields()).doesNotContainKey("answer");
        story.when(move(CALL, "callOff")).by(ON_SITE_HEAD).refusedFor(NOT_PERMITTED, "notPermitted");
        told(move(CALL, "callOff"), ON_SITE_A, "09:32");
        assertThat(waiting("09:33")).isEmpty();
    }

    @Test
    @DisplayName("that came by the log can be answered like any other")
    void byTheLog() {
        begun();
        told(
                post("logEntry", "text", "有老人晕倒", "category", "help", "group", "onSite", "helpKind", "medical"),
                ON_SITE_A,
                "09:20");
        assertThat(waiting("09:21"))
                .singleElement()
                .satisfies(each -> assertThat(each.record()).isEqualTo(CALL));
        told(move(CALL, "answer", "answer", "医护已到"), ON_SITE_HEAD, "09:22");
        assertThat(waiting("09:23")).isEmpty();
    }

    private void begun() {
        told(openIncident(), DUTY, "09:00");
        told(activatePlan("yellow"), LEADER, "09:10");
    }

    private void called() {
        begun();
        told(post("helpCall", "text", "有人推搡", "group", "onSite"), ON_SITE_A, "09:20");
    }

    private void told(Command command, Actor by, String at) {
        story.given(command, by, at);
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private List<Waiting> waiting(String at) {
        return Attention.of(story.incident(), Story.time(at), List.of()).entrySet().stream()
                .filter(each -> each.getKey().contains("callForHelp"))
                .map(Map.Entry::getValue)
                .toList();
    }

    private JsonObject phone(String group) {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn("field." + group)));
    }
}
