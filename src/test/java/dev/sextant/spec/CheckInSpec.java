package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Cast.OBSERVER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.course.CheckIn;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.kit.Story;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Checking in")
final class CheckInSpec {
    @Test
    @DisplayName("tells who is in place, where, and with how many")
    void checksIn() {
        var story = Story.activated("yellow")
                .when(new CheckIn("onSite", "site", 9))
                .by(ON_SITE_HEAD)
                .at("09:17")
                .then(new CheckedIn("onSite", ON_SITE_HEAD.person(), "site", 9));
        assertThat(story.incident().inPlace()).containsOnlyKeys("onSite");
    }

    @Test
    @DisplayName("again replaces what the same person said before")
    void again() {
        var story = Story.activated("yellow")
                .given(new CheckIn("onSite", "remote", 1), ON_SITE_A, "09:17")
                .given(new CheckIn("onSite", "site", 3), ON_SITE_A, "09:25");
        assertThat(story.incident().inPlace().get("onSite"))
                .hasSize(1)
                .hasEntrySatisfying("onSiteA", in -> assertThat(in.people()).isEqualTo(3));
    }

    @Test
    @DisplayName("is for one's own group, at a place that there is, with at least oneself")
    void faults() {
        Story.activated("yellow")
                .when(new CheckIn("media", "moon", 0))
                .by(ON_SITE_A)
                .refusedFor(INVALID, "notYours", "notOneOf", "outOfRange");
        Story.activated("yellow")
                .when(new CheckIn("kitchen", "site", 1))
                .by(ON_SITE_A)
                .refused(INVALID, "notOneOf", "group");
        Story.activated("yellow")
                .when(new CheckIn("onSite", "site", 1001))
                .by(ON_SITE_A)
                .refused(INVALID, "outOfRange", "count");
    }

    @Test
    @DisplayName("waits for the activation, and is not for those who only look on")
    void closed() {
        Story.opened()
                .when(new CheckIn("onSite", "site", 1))
                .by(ON_SITE_A)
                .refused(OUT_OF_ORDER, "notActivated", "type");
        Story.activated("yellow")
                .when(new CheckIn("onSite", "site", 1))
                .by(OBSERVER)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }
}
