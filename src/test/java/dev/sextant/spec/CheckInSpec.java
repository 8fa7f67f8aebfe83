package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.checkIn;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
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
                .when(checkIn("onSite", "site", 9))
                .by(ON_SITE_HEAD)
                .at("09:17")
                .then(new CheckedIn("onSite", ON_SITE_HEAD.person(), "site", 9, true, null, null));
        assertThat(story.incident().inPlace()).containsOnlyKeys("onSite");
    }

    @Test
    @DisplayName("again replaces what the same person said before")
    void again() {
        var story = Story.activated("yellow")
                .given(checkIn("onSite", "remote", 1), ON_SITE_A, "09:17")
                .given(checkIn("onSite", "site", 3), ON_SITE_A, "09:25");
        assertThat(story.incident().inPlace().get("onSite"))
                .hasSize(1)
                .hasEntrySatisfying("onSiteA", in -> assertThat(in.people()).isEqualTo(3));
    }

    @Test
    @DisplayName("is for one's own group, at a place that there is, with at least oneself")
    void faults() {
        Story.activated("yellow")
                .when(checkIn("media", "moon", 0))
                .by(ON_SITE_A)
                .refusedFor(INVALID, "notYours", "notOneOf", "outOfRange");
        Story.activated("yellow")
                .when(checkIn("kitchen", "site", 1))
                .by(ON_SITE_A)
                .refused(INVALID, "notOneOf", "group");
        Story.activated("yellow")
                .when(checkIn("onSite", "site", 1001))
                .by(ON_SITE_A)
                .refused(INVALID, "outOfRange", "count");
    }

    @Test
    @DisplayName("waits for the activation, and is not for those who only look on")
    void closed() {
        Story.opened().when(checkIn("onSite", "site", 1)).by(ON_SITE_A).refused(OUT_OF_ORDER, "notActivated", "type");
        Story.activated("yellow")
                .when(checkIn("onSite", "site", 1))
                .by(OBSERVER)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("tells whether the phone works there and when one must leave")
    void phoneAndLeave() {
        var leave = Story.time("18:00");
        var story = Story.activated("yellow")
                .given(new CheckIn("onSite", null, "site", 3, false, leave), ON_SITE_A, "09:25");
        assertThat(story.incident().inPlace().get("onSite")).hasEntrySatisfying("onSiteA", in -> {
            assertThat(in.phoneOk()).isFalse();
            assertThat(in.leaveAt()).isEqualTo(leave);
        });
        story.when(new CheckIn("onSite", null, "site", 3, null, Story.time("09:20")))
                .by(ON_SITE_A)
                .at("09:30")
                .refused(INVALID, "past", "leaveAt");
    }

    @Test
    @DisplayName("is done for somebody else by who keeps the roster, and only for people whom it names")
    void another() {
        var story = Story.activated("yellow")
                .given(new CheckIn("onSite", "onSiteHead", "site", 9, null, null), LIAISON_HEAD, "09:20");
        assertThat(story.incident().muster().awaited()).doesNotContain("onSite");
        story.when(new CheckIn("onSite", "nobody", "site", 1, null, null))
                .by(LIAISON_HEAD)
                .refused(INVALID, "unknownPerson", "person");
        story.when(new CheckIn("onSite", "onSiteHead", "site", 1, null, null))
                .by(ON_SITE_A)
                .refused(NOT_PERMITTED, "notPermitted", "type");
    }
}
