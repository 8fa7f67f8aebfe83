package dev.sextant.spec;

import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.watch.LevelRules;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The suggested level")
final class LevelRulesSpec {
    @Test
    @DisplayName("(a) 14 people, tense, outside the gate, 412 households: yellow")
    void caseA() {
        var story = intake(14, "tense", 412)
                .given(gate(), ON_SITE_HEAD, "09:01")
                .given(count(14), ON_SITE_A, "09:05")
                .given(mood("tense"), ON_SITE_A, "09:05");
        var suggestion = suggested(story, "09:05");
        assertThat(suggestion.level()).isEqualTo("yellow");
        assertThat(levels(suggestion))
                .containsEntry("SR01", "blue")
                .containsEntry("SR03", "blue")
                .containsEntry("SR09", "yellow")
                .containsEntry("SR08", "yellow");
    }

    @Test
    @DisplayName("(b) 72 people, 36 more in 30 minutes, agitated, moderate blocking, one enquiry: orange")
    void caseB() {
        var story = intake(36, "agitated", 412)
                .given(gate(), ON_SITE_HEAD, "09:01")
                .given(count(36), ON_SITE_A, "09:05")
                .given(count(72), ON_SITE_A, "09:35")
                .given(mood("agitated"), ON_SITE_A, "09:35")
                .given(
                        post("orderIncident", "zone", "Z-01", "kind", "blocking", "orderGrade", "moderate"),
                        ON_SITE_A,
                        "09:35")
                .given(enquiry("某报"), MEDIA_OFFICER, "09:35");
        var suggestion = suggested(story, "09:35");
        assertThat(suggestion.level()).isEqualTo("orange");
        assertThat(levels(suggestion))
                .containsEntry("SR01", "orange")
                .containsEntry("SR02", "orange")
                .containsEntry("SR03", "yellow")
                .containsEntry("SR04", "yellow")
                .containsEntry("SR06", "blue")
                .containsEntry("SR08", "yellow");
    }

    @Test
    @DisplayName("(c) five rules at yellow add up to orange")
    void caseC() {
        var story = intake(30, "agitated", 150)
                .given(gate(), ON_SITE_HEAD, "09:01")
                .given(count(30), ON_SITE_A, "09:05")
                .given(mood("agitated"), ON_SITE_A, "09:05")
                .given(
                        post("orderIncident", "zone", "Z-01", "kind", "blocking", "orderGrade", "moderate"),
                        ON_SITE_A,
                        "09:05")
                .given(enquiry("甲报"), MEDIA_OFFICER, "09:05")
                .given(enquiry("乙报"), MEDIA_OFFICER, "09:05");
        assertThat(suggested(story, "09:05").level()).isEqualTo("orange");
    }

    @Test
    @DisplayName(
            "says on the wall that they do so together, for each of them asks for less; one that asks for it itself says enough")
    void together() {
        var story = Story.begins();
        var picture = told(
                story,
                Picture.before(ShippedPlan.plan(), "INC-20260418-01"),
                DUTY,
                "09:00",
                openIncident(
                        "title",
                        "门锁升级故障",
                        "place",
                        "客户服务中心",
                        "headCountInitial",
                        30L,
                        "coreDemand",
                        "恢复门锁",
                        "moodInitial",
                        "agitated",
                        "affectedCount",
                        150L));
        picture = told(story, picture, ON_SITE_HEAD, "09:01", gate());
        picture = told(story, picture, ON_SITE_A, "09:05", count(30));
        picture = told(story, picture, ON_SITE_A, "09:05", mood("agitated"));
        picture = told(
                story,
                picture,
                ON_SITE_A,
                "09:05",
                post("orderIncident", "zone", "Z-01", "kind", "blocking", "orderGrade", "moderate"));
        picture = told(story, picture, MEDIA_OFFICER, "09:05", enquiry("甲报"));
        picture = told(story, picture, MEDIA_OFFICER, "09:05", enquiry("乙报"));
        assertThat(Objects.requireNonNull(together(picture)).getString("zh")).matches("[4-9] 条规则同达 Ⅲ 级，合并建议 Ⅱ 级");
        assertThat(Objects.requireNonNull(together(picture)).getString("en"))
                .matches("[4-9] rules at Ⅲ together suggest Ⅱ");
        assertThat(of(picture, "because").getString("zh"))
                .matches("[4-9] 条规则同达 Ⅲ 级，合并建议 Ⅱ 级：聚集人数 30 人（≥ 20）；现场情绪 激动；.*媒体关注 .*");
        picture = told(story, picture, ON_SITE_A, "09:08", count(55));
        assertThat(together(picture)).isNull();
        assertThat(of(picture, "because").getString("zh"))
                .as("the reason of whoever agrees, ready written")
                .isEqualTo("按规则：聚集人数 55 人（≥ 50）；30分钟增加 25 人（≥ 20）");
        assertThat(of(picture, "because").getString("en"))
                .isEqualTo("By the rules: People gathered 55 people (≥ 50); Growth in 30 minutes 25 people (≥ 20)");
    }

    private static Picture told(Story story, Picture before, Actor by, String at, Command command) {
        story.given(command, by, at);
        Picture picture = before;
        for (var event : story.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
        return picture;
    }

    private static @Nullable JsonObject together(Picture picture) {
        return of(picture, "together");
    }

    @SuppressWarnings("NullAway") // a JsonObject answers null where there is nothing
    private static JsonObject of(Picture picture, String part) {
        return ValueJson.shownMap(Objects.requireNonNull(picture.drawn("wall")))
                .getJsonObject("suggestion")
                .getJsonObject(part);
    }

    @Test
    @DisplayName("(d) four people, calm, three households: none")
    void caseD() {
        var story = intake(4, "calm", 3);
        assertThat(suggested(story, "09:05").level()).isNull();
        assertThat(suggested(story, "09:05").hits()).isEmpty();
    }

    @Test
    @DisplayName("explains itself: each rule with what it measured, its threshold and the records used")
    void explains() {
        var story = intake(14, "calm", 3).given(gate(), ON_SITE_HEAD, "09:01").given(count(60), ON_SITE_A, "09:05");
        assertThat(suggested(story, "09:05").hits())
                .contains(new Suggestion.Hit("SR01", "60", "50", "orange", List.of("HC-01")));
    }

    @Test
    @DisplayName("gives the reasons of now, also when they lead to the same level as before")
    void freshReasons() {
        var story = intake(14, "calm", 3).given(gate(), ON_SITE_HEAD, "09:01").given(count(60), ON_SITE_A, "09:05");
        var since = Objects.requireNonNull(story.incident().suggestion()).since();
        story.given(count(75), ON_SITE_A, "09:09");
        var now = Objects.requireNonNull(story.incident().suggestion());
        assertThat(now.level()).isEqualTo("orange");
        assertThat(now.since()).isEqualTo(since);
        assertThat(now.hits())
                .filteredOn(hit -> hit.rule().equals("SR01"))
                .extracting("value", "records")
                .containsExactly(tuple("75", List.of("HC-02")));
    }

    @Test
    @DisplayName("says them once, and not again every minute while time passes")
    void notEveryMinute() {
        var story = Story.activated("yellow");
        story.givenTimePasses("10:20");
        story.givenTimePasses("10:21");
        assertThat(story.latest()).noneMatch(LevelSuggested.class::isInstance);
    }

    @Test
    @DisplayName("leaves unverified counts out")
    void unverified() {
        var story = intake(14, "calm", 3)
                .given(gate(), ON_SITE_HEAD, "09:01")
                .given(
                        post(
                                "headCountReport",
                                "zone",
                                "Z-01",
                                "count",
                                600L,
                                "countMethod",
                                "estimated",
                                "dataConfidence",
                                "unverified"),
                        ON_SITE_A,
                        "09:05");
        assertThat(levels(suggested(story, "09:05"))).doesNotContainKey("SR01");
    }

    @Test
    @DisplayName("is never lower while the count is stale, and says so")
    void stale() {
        var story = intake(14, "calm", 3)
                .given(gate(), ON_SITE_HEAD, "09:01")
                .given(count(60), ON_SITE_A, "09:05")
                .given(
                        post("orderIncident", "zone", "Z-01", "kind", "damage", "orderGrade", "critical"),
                        ON_SITE_A,
                        "09:06");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("red");
        story.given(move("OI-01", "close", "handling", "已控制"), ON_SITE_HEAD, "09:10");
        var late = suggested(story, "10:30"); // the order incident is over for an hour, the count is 85 minutes old
        assertThat(late.stale()).isTrue();
        assertThat(late.level()).isEqualTo("red");
        story.given(count(60), ON_SITE_A, "10:31");
        assertThat(story.incident().suggestion()).extracting("level", "stale").containsExactly("orange", false);
    }

    @Test
    @DisplayName("is news when time alone makes the data stale, once")
    void staleNews() {
        var story = intake(14, "calm", 3).given(gate(), ON_SITE_HEAD, "09:01").given(count(60), ON_SITE_A, "09:05");
        story.givenTimePasses("10:06");
        assertThat(story.latest()).hasAtLeastOneElementOfType(LevelSuggested.class);
        story.givenTimePasses("10:07");
        assertThat(story.latest()).doesNotHaveAnyElementsOfTypes(LevelSuggested.class);
    }

    @Test
    @DisplayName("is what it was when a report is struck")
    void struck() {
        var story = intake(14, "calm", 3).given(gate(), ON_SITE_HEAD, "09:01").given(count(300), ON_SITE_A, "09:05");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("red");
        story.given(strike("HC-01"), ON_SITE_HEAD, "09:06");
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("blue");
    }

    private static Story intake(long people, String mood, long households) {
        return Story.begins()
                .given(
                        openIncident(
                                "title",
                                "门锁升级故障",
                                "place",
                                "客户服务中心",
                                "headCountInitial",
                                people,
                                "coreDemand",
                                "恢复门锁",
                                "moodInitial",
                                mood,
                                "affectedCount",
                                households),
                        DUTY,
                        "09:00");
    }

    private static PostRecord gate() {
        return post("zone", "name", "大门", "zoneType", "gate");
    }

    private static PostRecord count(long people) {
        return post("headCountReport", "zone", "Z-01", "count", people, "countMethod", "counted");
    }

    private static PostRecord mood(String mood) {
        return post("moodReport", "zone", "Z-01", "mood", mood);
    }

    private static PostRecord enquiry(String outlet) {
        return post("pressEnquiry", "outlet", outlet, "mediaLevel", "self", "questions", "怎么回事");
    }

    private static Suggestion suggested(Story story, String at) {
        return LevelRules.suggest(story.incident(), Story.time(at));
    }

    private static Map<String, String> levels(Suggestion suggestion) {
        return suggestion.hits().stream().collect(Collectors.toMap(Suggestion.Hit::rule, Suggestion.Hit::level));
    }
}
