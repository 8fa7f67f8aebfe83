package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.setLevel;
import static dev.sextant.kit.Cast.DEPUTY;
import static dev.sextant.kit.Cast.LEADER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.KeepLevel;
import dev.sextant.incident.course.LevelKept;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.incident.watch.SuggestionRepeated;
import dev.sextant.kit.Story;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The rules suggest yellow from the intake at 09:00; the leader activates at blue at 09:10. */
@DisplayName("A suggestion of a higher level")
final class KeepLevelSpec {
    @Test
    @DisplayName("is repeated every five minutes until it is answered, each time once")
    void repeats() {
        var story = Story.activated("blue").givenTimePasses("09:14:59");
        assertThat(story.latest()).noneMatch(SuggestionRepeated.class::isInstance);
        story.givenTimePasses("09:15");
        assertThat(story.latest()).contains(new SuggestionRepeated("yellow", 1));
        story.givenTimePasses("09:16");
        assertThat(story.latest()).noneMatch(SuggestionRepeated.class::isInstance);
        story.givenTimePasses("09:20");
        assertThat(story.latest()).contains(new SuggestionRepeated("yellow", 2));
    }

    @Test
    @DisplayName("is answered by setting the level")
    void set() {
        var story = Story.activated("blue")
                .given(setLevel("yellow"), LEADER, "09:12")
                .givenTimePasses("09:30");
        assertThat(story.latest()).noneMatch(SuggestionRepeated.class::isInstance);
    }

    @Test
    @DisplayName("is answered by keeping the level, for a reason: then nobody is asked again for the same")
    void kept() {
        var story = Story.activated("blue")
                .when(new KeepLevel("人群正在散去"))
                .by(LEADER)
                .at("09:12")
                .then(new LevelKept("blue", "yellow", "人群正在散去"));
        assertThat(waiting(story, "09:13")).doesNotContain("level");
        story.givenTimePasses("09:20");
        assertThat(story.latest()).noneMatch(SuggestionRepeated.class::isInstance);
        story.when(new KeepLevel("再说一次")).by(LEADER).refused(OUT_OF_ORDER, "nothingSuggested", "type");
    }

    @Test
    @DisplayName("is kept by the leader alone, with a reason, while one is open")
    void faults() {
        Story.activated("blue").when(new KeepLevel(" ")).by(LEADER).refused(INVALID, "required", "reason");
        Story.activated("blue").when(new KeepLevel("人群正在散去")).by(DEPUTY).refused(NOT_PERMITTED, "notPermitted", "type");
        Story.activated("yellow")
                .when(new KeepLevel("人群正在散去"))
                .by(LEADER)
                .refused(OUT_OF_ORDER, "nothingSuggested", "type");
    }

    private static Set<String> waiting(Story story, String clock) {
        Instant at = Story.time(clock);
        return Attention.of(story.incident(), at, Deadlines.of(story.incident(), at))
                .keySet();
    }
}
