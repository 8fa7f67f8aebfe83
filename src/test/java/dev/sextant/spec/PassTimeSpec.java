package dev.sextant.spec;

import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Acts.waterRequest;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("When time passes")
final class PassTimeSpec {
    @Test
    @DisplayName("a directive unacknowledged for 5 minutes at yellow is missed (TL17), once")
    void tl17() {
        var story = directed("yellow");
        story.givenTimePasses("09:24:59");
        assertThat(missed(story)).isEmpty();
        story.givenTimePasses("09:25");
        assertThat(missed(story)).containsExactly("TL17 DA-01", "TL17 DA-02");
        story.when(new PassTime()).by(Actor.SYSTEM).at("09:25:30").then();
    }

    @Test
    @DisplayName("and after 3 minutes at red")
    void tl17red() {
        var story = directed("red").givenTimePasses("09:23");
        assertThat(missed(story)).contains("TL17 DA-01", "TL17 DA-02");
    }

    @Test
    @DisplayName("a group that acknowledged in time misses nothing")
    void acknowledged() {
        var story = directed("yellow")
                .given(move("DA-01", "acknowledge"), ON_SITE_HEAD, "09:22")
                .givenTimePasses("09:25");
        assertThat(missed(story)).containsExactly("TL17 DA-02");
    }

    @Test
    @DisplayName("a request between groups waits 15 minutes at yellow (TL18)")
    void tl18() {
        var story = Story.activated("yellow")
                .given(waterRequest("2026-04-18T12:00:00+08:00"), ON_SITE_HEAD, "09:20")
                .givenTimePasses("09:34:59");
        assertThat(missed(story)).isEmpty();
        story.givenTimePasses("09:35");
        assertThat(missed(story)).contains("TL18 XR-01");
    }

    @Test
    @DisplayName("each step of a statement has its own clock (TL19), which begins with the step")
    void tl19() {
        var story = StatementSpec.submitted(Story.activated("yellow"), "09:20").givenTimePasses("09:34");
        assertThat(missed(story)).isEmpty();
        story.givenTimePasses("09:35");
        assertThat(missed(story)).containsExactly("TL19a ST-01");
        StatementSpec.checked(story, "09:36").givenTimePasses("09:51");
        assertThat(missed(story)).contains("TL19b ST-01");
    }

    @Test
    @DisplayName("a raised level shortens the clocks that run, but leaves at least five minutes")
    void raise() {
        var story = Story.activated("yellow")
                .given(waterRequest("2026-04-18T12:00:00+08:00"), ON_SITE_HEAD, "09:20")
                .given(setLevel("red"), LEADER, "09:28");
        // 5 minutes at red would have been over at 09:25; 15 at yellow end at 09:35; five minutes from the raise at
        // 09:33
        story.givenTimePasses("09:32:59");
        assertThat(missed(story)).doesNotContain("TL18 XR-01");
        story.givenTimePasses("09:33");
        assertThat(missed(story)).contains("TL18 XR-01");
    }

    @Test
    @DisplayName("a raised level never gives more time than there was")
    void raiseLate() {
        var story = Story.activated("yellow")
                .given(waterRequest("2026-04-18T12:00:00+08:00"), ON_SITE_HEAD, "09:20")
                .given(setLevel("red"), LEADER, "09:33")
                .givenTimePasses("09:35");
        assertThat(missed(story)).contains("TL18 XR-01");
    }

    @Test
    @DisplayName("checklist tasks are missed at their due time, each once")
    void tasks() {
        var story = Story.activated("orange").givenTimePasses("09:30");
        assertThat(missed(story)).contains("task T-14").doesNotHaveDuplicates();
        story.givenTimePasses("09:31");
        assertThat(missed(story)).filteredOn("task T-14"::equals).hasSize(1);
    }

    @Test
    @DisplayName("the same incident at the same time has the same clocks, whoever looks")
    void pure() {
        var story = directed("yellow");
        assertThat(Deadlines.of(story.incident(), Story.time("09:24")))
                .isEqualTo(Deadlines.of(story.incident(), Story.time("09:24")));
    }

    @Test
    @DisplayName("nothing is missed before an incident is open")
    void before() {
        Story.begins().when(new PassTime()).by(Actor.SYSTEM).at("12:00").then();
    }

    private static Story directed(String level) {
        return Story.activated(level)
                .given(
                        post("directive", "content", "引导群众至接待区", "toGroups", List.of("onSite", "logistics")),
                        LEADER,
                        "09:20");
    }

    /** Missed limits as "TL17 DA-01"; those of the incident as a whole and of checklists of other groups are left out. */
    private static List<String> missed(Story story) {
        return story.incident().missed().keySet().stream()
                .map(key -> key.substring(0, key.indexOf('@')).replace(':', ' '))
                .filter(key -> !key.endsWith("incident"))
                .flatMap(key -> key.startsWith("task") && !key.equals("task T-14") ? Stream.empty() : Stream.of(key))
                .sorted()
                .toList();
    }
}
