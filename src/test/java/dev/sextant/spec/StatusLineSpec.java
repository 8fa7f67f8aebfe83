package dev.sextant.spec;

import static dev.sextant.kit.Acts.checkIn;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.StatusLine;
import dev.sextant.kit.Story;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A group's status line")
final class StatusLineSpec {
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
        story.given(
                post("groupStatusLine", "group", "onSite", "light", "green", "oneLine", "平稳"), ON_SITE_HEAD, "10:21");
        assertThat(waiting(story, "10:21")).doesNotContain("silent:onSite");
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
