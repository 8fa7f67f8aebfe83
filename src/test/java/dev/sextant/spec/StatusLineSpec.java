package dev.sextant.spec;

import static dev.sextant.kit.Acts.checkIn;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Command;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.StatusLine;
import dev.sextant.kit.Acts;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.wire.ValueJson;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group's status line")
final class StatusLineSpec {
    private final Story begun = Story.begins();
    private Picture picture = Picture.before(ShippedPlan.plan(), "INC-20260418-01");

    @Test
    @DisplayName("is asked of a group from when it is in place, not before")
    void fromInPlace() {
        var story = Story.activated("yellow");
        assertThat(StatusLine.of(story.incident(), "onSite")).isNull();
        story.given(checkIn("onSite", "site", 9), ON_SITE_HEAD, "09:20");
        assertThat(line(story).dueAt()).isEqualTo(Story.time("11:20"));
    }

    @Test
    @DisplayName("carries the light that the group gives itself, the newest line counting")
    void light() {
        var story = inPlace()
                .given(
                        post("groupStatusLine", "group", "onSite", "light", "green", "oneLine", "三区已划定"),
                        ON_SITE_HEAD,
                        "09:30")
                .given(
                        post("groupStatusLine", "group", "onSite", "light", "red", "oneLine", "车库被堵", "topNeed", "警力"),
                        ON_SITE_HEAD,
                        "10:00");
        assertThat(line(story).light()).isEqualTo("red");
        assertThat(line(story).dueAt()).isEqualTo(Story.time("12:00"));
    }

    @Test
    @DisplayName(
            "that stays out for the interval of the level makes the group silent: its own people and the leader are told")
    void silent() {
        var story = inPlace();
        assertThat(waiting(story, "11:19")).doesNotContain("silent:onSite");
        assertThat(waiting(story, "11:20")).contains("silent:onSite");
        story.given(setLevel("orange"), LEADER, "10:00");
        assertThat(waiting(story, "10:20")).contains("silent:onSite");
        story.given(setLevel("red"), LEADER, "10:30");
        assertThat(waiting(story, "10:34"))
                .as("a shorter interval finds nobody silent at once")
                .doesNotContain("silent:onSite");
        assertThat(waiting(story, "10:35")).contains("silent:onSite");
        story.given(
                post("groupStatusLine", "group", "onSite", "light", "green", "oneLine", "平稳"), ON_SITE_HEAD, "10:36");
        assertThat(waiting(story, "10:36")).doesNotContain("silent:onSite");
    }

    @Test
    @DisplayName("and the age of its tile are its own: what the leader writes onto a group's board breaks no silence")
    void ownWord() {
        told(Acts.openIncident(), DUTY, "09:00");
        told(Acts.activatePlan("yellow"), LEADER, "09:10");
        told(post("logEntry", "text", "联络渠道已开通", "category", "action", "group", "liaison"), LIAISON_HEAD, "09:12");
        assertThat(updatedAt("liaison")).isEqualTo(Story.time("09:12").toString());
        told(post("directive", "content", "到一楼大厅稳住人", "toGroups", List.of("onSite")), LEADER, "09:20");
        assertThat(updatedAt("liaison")).isEqualTo(Story.time("09:12").toString());
        told(post("logEntry", "text", "已转达", "category", "action", "group", "liaison"), LIAISON_HEAD, "09:21");
        assertThat(updatedAt("liaison")).isEqualTo(Story.time("09:21").toString());
    }

    private void told(Command command, Actor by, String at) {
        begun.given(command, by, at);
        for (var event : begun.latest()) {
            picture = picture.after(event, new Stamp(picture.incident().seq() + 1, Story.time(at), by.person()));
        }
    }

    private String updatedAt(String group) {
        return Instant.parse(ValueJson.shownMap(Objects.requireNonNull(picture.drawn("wall")))
                        .getJsonObject("tiles")
                        .getJsonObject(group)
                        .getString("updatedAt"))
                .toString();
    }

    private static Story inPlace() {
        return Story.activated("yellow").given(checkIn("onSite", "site", 9), ON_SITE_HEAD, "09:20");
    }

    private static StatusLine line(Story story) {
        return Objects.requireNonNull(StatusLine.of(story.incident(), "onSite"));
    }

    private static Set<String> waiting(Story story, String clock) {
        Instant at = Story.time(clock);
        return Attention.of(story.incident(), at, Deadlines.of(story.incident(), at))
                .keySet();
    }
}
