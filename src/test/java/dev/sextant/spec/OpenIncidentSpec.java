package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.openIncident;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.OBSERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Opening an incident")
final class OpenIncidentSpec {
    @Test
    @DisplayName("takes five items and the time, and says at once what level they suggest")
    void opens() {
        var story =
                Story.begins().when(openIncident()).by(DUTY).at("09:00").thenTypes("incidentOpened", "levelSuggested");
        assertThat(story.incident().course().openedAt()).isEqualTo(Story.time("09:00"));
        assertThat(story.incident().course().phase()).isEqualTo("intake");
        assertThat(story.incident().intake()).containsEntry("headCountInitial", 24L);
        assertThat(story.incident().suggestion()).extracting("level").isEqualTo("yellow");
    }

    @Test
    @DisplayName("takes for granted what the plan says of items that nobody mentioned, so that rules can ask for them")
    void defaults() {
        var story = Story.begins().when(openIncident()).by(DUTY).at("09:00").accepted();
        assertThat(story.incident().intake())
                .containsEntry("sitesAtOnce", 1L)
                .containsEntry("seriousHarm", false)
                .containsEntry("sensitiveFlags", List.of());
    }

    @Test
    @DisplayName("keeps the version of the plan that it is opened with")
    void keepsThePlan() {
        var story = Story.begins().when(openIncident()).by(DUTY).at("09:00").accepted();
        assertThat(story.latest().get(0))
                .isInstanceOfSatisfying(
                        IncidentOpened.class,
                        opened -> assertThat(opened.planVersion())
                                .isEqualTo(story.incident().plan().version()));
    }

    @Test
    @DisplayName("names every one of the five items that is missing")
    void missing() {
        Story.begins()
                .when(new OpenIncident(Map.of(), false))
                .by(DUTY)
                .refusedFor(INVALID, "required", "required", "required", "required", "required");
    }

    @Test
    @DisplayName("keeps to the bounds of the items: 4 to 60 characters of title, at least one person")
    void bounds() {
        var refusal = Story.begins()
                .when(openIncident(
                        "title",
                        "门锁",
                        "place",
                        "客户服务中心",
                        "headCountInitial",
                        0L,
                        "coreDemand",
                        "退费",
                        "moodInitial",
                        "furious"))
                .by(DUTY)
                .refused();
        assertThat(refusal.faults())
                .extracting("field", "code")
                .containsExactlyInAnyOrder(
                        tuple("fields.title", "tooShort"),
                        tuple("fields.headCountInitial", "outOfRange"),
                        tuple("fields.moodInitial", "notOneOf"));
    }

    @Test
    @DisplayName("does not know fields that the plan does not have")
    void unknownField() {
        Story.begins()
                .when(openIncident("title", "云栖里门锁", "weather", "rain"))
                .by(DUTY)
                .refused(INVALID, "unknownField", "fields.weather");
    }

    @Test
    @DisplayName("is not for observers and simple members")
    void permission() {
        Story.begins().when(openIncident()).by(OBSERVER).refused(NOT_PERMITTED, "notPermitted", "type");
        Story.begins().when(openIncident()).by(MEDIA_OFFICER).refused(NOT_PERMITTED, "notPermitted", "type");
    }

    @Test
    @DisplayName("happens once")
    void once() {
        Story.opened().when(openIncident()).by(DUTY).refused(OUT_OF_ORDER, "alreadyOpen", "type");
    }
}
