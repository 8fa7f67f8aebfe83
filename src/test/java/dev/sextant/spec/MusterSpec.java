package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.answerCall;
import static dev.sextant.kit.Acts.checkIn;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.LOGISTICS_HEAD;
import static dev.sextant.kit.Cast.MEDIA_HEAD;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_B;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Muster.Reply;
import dev.sextant.incident.Person;
import dev.sextant.incident.course.AnswerCall;
import dev.sextant.incident.course.CallAnswered;
import dev.sextant.incident.course.ChangeRoster;
import dev.sextant.incident.course.SubstituteCalled;
import dev.sextant.incident.course.WaiveGroup;
import dev.sextant.incident.watch.Attention;
import dev.sextant.kit.Story;
import dev.sextant.plan.Label;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The muster")
final class MusterSpec {
    @Test
    @DisplayName("calls out every working group when the plan is activated, and waits for all of them")
    void called() {
        assertThat(Story.activated("yellow").incident().muster().awaited())
                .containsExactlyInAnyOrder("liaison", "onSite", "negotiation", "assessment", "media", "logistics");
    }

    @Test
    @DisplayName("hears that somebody was told, and that somebody comes in so many minutes")
    void answers() {
        var story = Story.activated("yellow")
                .given(answerCall("onSite", "told", null, null), ON_SITE_HEAD, "09:11")
                .when(answerCall("onSite", "accepted", 12L, null))
                .by(ON_SITE_HEAD)
                .at("09:12")
                .then(new CallAnswered("onSite", ON_SITE_HEAD.person(), Reply.ACCEPTED, 12L, null));
        assertThat(story.incident().muster().awaited()).contains("onSite");
    }

    @Test
    @DisplayName("calls the named substitute when the head cannot come, once")
    void substitute() {
        var story = Story.activated("yellow")
                .when(answerCall("onSite", "cannot", null, "出差在外"))
                .by(ON_SITE_HEAD)
                .at("09:12")
                .then(
                        new CallAnswered("onSite", ON_SITE_HEAD.person(), Reply.CANNOT, null, "出差在外"),
                        new SubstituteCalled("onSite", ON_SITE_A.person(), ON_SITE_HEAD.person()));
        story.when(answerCall("onSite", "cannot", null, "仍在外地"))
                .by(ON_SITE_HEAD)
                .at("09:13")
                .thenTypes("callAnswered");
    }

    @Test
    @DisplayName("calls nobody else when a member cannot come, and wants a reason from whoever cannot")
    void member() {
        Story.activated("yellow")
                .when(answerCall("onSite", "cannot", null, "在医院"))
                .by(ON_SITE_B)
                .at("09:12")
                .thenTypes("callAnswered");
        Story.activated("yellow")
                .when(answerCall("onSite", "cannot", null, " "))
                .by(ON_SITE_B)
                .refused(INVALID, "required", "reason");
    }

    @Test
    @DisplayName("has a group in place with its head or with who stands in; members alone do not make it so")
    void inPlace() {
        var story = Story.activated("yellow").given(checkIn("onSite", "site", 2), ON_SITE_B, "09:15");
        assertThat(story.incident().muster().awaited()).contains("onSite");
        story.given(checkIn("onSite", "site", 1), ON_SITE_A, "09:17");
        assertThat(story.incident().muster().awaited()).doesNotContain("onSite");
    }

    @Test
    @DisplayName("is answered for others by who keeps the roster: liaison on the phone, the group's own head")
    void forOthers() {
        Story.activated("yellow")
                .given(new AnswerCall("media", "mediaHead", "accepted", 20L, null), LIAISON_HEAD, "09:12")
                .given(new AnswerCall("onSite", "onSiteB", "told", null, null), ON_SITE_HEAD, "09:13")
                .when(new AnswerCall("media", "mediaHead", "accepted", 20L, null))
                .by(ON_SITE_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "type");
        Story.activated("yellow")
                .when(new AnswerCall("media", "nobody", "told", null, null))
                .by(LIAISON_HEAD)
                .refused(INVALID, "unknownPerson", "person");
    }

    @Test
    @DisplayName("takes no answer it cannot understand, and none from those who look on or before the call")
    void faults() {
        Story.activated("yellow")
                .when(answerCall("onSite", "perhaps", 2000L, null))
                .by(ON_SITE_A)
                .refusedFor(INVALID, "notOneOf", "outOfRange");
        Story.activated("yellow")
                .when(answerCall("media", "told", null, null))
                .by(ON_SITE_A)
                .refused(INVALID, "notYours", "group");
        Story.activated("yellow")
                .when(answerCall("onSite", "told", null, null))
                .by(OBSERVER)
                .refused(NOT_PERMITTED, "notPermitted", "type");
        Story.opened()
                .when(answerCall("onSite", "told", null, null))
                .by(ON_SITE_A)
                .refused(OUT_OF_ORDER, "notRunning", "type");
    }

    @Test
    @DisplayName("does without a group by the leader's word, for a reason, while it is still awaited")
    void waived() {
        var story = Story.activated("yellow").given(new WaiveGroup("logistics", "现场无需后勤"), LEADER, "09:20");
        assertThat(story.incident().muster().awaited()).doesNotContain("logistics");
        story.when(new WaiveGroup("logistics", "再说一次")).by(LEADER).refused(INVALID, "notAwaited", "group");
        story.when(new WaiveGroup("media", " ")).by(LEADER).refused(INVALID, "required", "reason");
        story.when(new WaiveGroup("media", "不需要")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName(
            "tells the leader when every group is in place or waived: the next phase may begin, which waits since the last came")
    void complete() {
        var story = Story.activated("yellow")
                .given(checkIn("liaison", "commandPost", 5), LIAISON_HEAD, "09:12")
                .given(checkIn("onSite", "site", 9), ON_SITE_HEAD, "09:13")
                .given(checkIn("negotiation", "commandPost", 6), NEGOTIATION_HEAD, "09:14")
                .given(checkIn("assessment", "remote", 5), ASSESSMENT_HEAD, "09:15")
                .given(checkIn("media", "commandPost", 4), MEDIA_HEAD, "09:16");
        assertThat(Attention.of(story.incident(), Story.time("09:17"), List.of()))
                .doesNotContainKey("rule:allInPlace");
        story.given(checkIn("logistics", "commandPost", 2), LOGISTICS_HEAD, "09:18");
        assertThat(Attention.of(story.incident(), Story.time("09:25"), List.of()))
                .hasEntrySatisfying(
                        "rule:allInPlace",
                        waiting -> assertThat(waiting.since()).isEqualTo(Story.time("09:18")));
        story.givenTimePasses("09:31");
        assertThat(story.incident().missed().keySet()).noneMatch(key -> key.startsWith("TL04"));
    }

    @Test
    @DisplayName("knows the people of a group by the roster, whose changes are kept in the journal")
    void roster() {
        var head = new Person("onSiteB", ON_SITE_B.name());
        var newcomer = new Person("guard7", Label.of("zh", "保安七", "en", "Guard 7"));
        var story = Story.activated("yellow")
                .given(new ChangeRoster("onSite", head, null, List.of(newcomer), "原组长住院"), LIAISON_HEAD, "09:15")
                .given(checkIn("onSite", "site", 3), ON_SITE_B, "09:20");
        assertThat(story.incident().muster().awaited()).doesNotContain("onSite");
        story.given(new AnswerCall("onSite", "guard7", "told", null, null), LIAISON_HEAD, "09:21");
        story.when(new ChangeRoster("onSite", head, head, List.of(), "重复"))
                .by(ON_SITE_HEAD)
                .refused(INVALID, "twice", "substitute");
        story.when(new ChangeRoster("onSite", head, null, List.of(), "越权"))
                .by(MEDIA_HEAD)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }
}
