package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.PostRecord;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A field")
final class FieldValuesSpec {
    @Test
    @DisplayName("of text keeps to its length in characters, not bytes, and loses blanks at its ends")
    void text() {
        var story = team().given(log("  " + "字".repeat(1000) + " "), DUTY, "09:20");
        assertThat(String.valueOf(story.record("LG-01").fields().get("text"))).hasSize(1000);
        team().when(log("字".repeat(1001))).by(DUTY).refused(INVALID, "tooLong", "fields.text");
        team().when(log("😀".repeat(1000))).by(DUTY).accepted();
        team().when(log(12L)).by(DUTY).refused(INVALID, "text", "fields.text");
        team().when(log("   ")).by(DUTY).refused(INVALID, "required", "fields.text");
    }

    @Test
    @DisplayName("of text holds nothing that cannot be shown")
    void shown() {
        team().when(log("a\u0000b")).by(DUTY).refused(INVALID, "text", "fields.text");
        team().when(log("a\uD800b")).by(DUTY).refused(INVALID, "text", "fields.text");
        team().when(log("第一行\n第二行")).by(DUTY).accepted();
    }

    @Test
    @DisplayName("of whole numbers keeps to its range")
    void whole() {
        team().when(count(100_000L)).by(ON_SITE_A).accepted();
        team().when(count(100_001L)).by(ON_SITE_A).refused(INVALID, "outOfRange", "fields.count");
        team().when(count(-1L)).by(ON_SITE_A).refused(INVALID, "outOfRange", "fields.count");
        team().when(count(12.5)).by(ON_SITE_A).refused(INVALID, "int", "fields.count");
        team().when(count("12")).by(ON_SITE_A).refused(INVALID, "int", "fields.count");
        team().when(count(1e300)).by(ON_SITE_A).refused(INVALID, "int", "fields.count");
    }

    @Test
    @DisplayName("of money is a finite number")
    void money() {
        team().when(mandate(200.5)).by(LEADER).accepted();
        team().when(mandate(Double.NaN)).by(LEADER).refused(INVALID, "number", "fields.maxAmountPerHousehold");
        team().when(mandate(-1L)).by(LEADER).refused(INVALID, "outOfRange", "fields.maxAmountPerHousehold");
    }

    @Test
    @DisplayName("of choices is one of them, and the refusal says which there are")
    void choices() {
        var refusal = team().when(post("moodReport", "zone", "Z-01", "mood", "furious"))
                .by(ON_SITE_A)
                .refused();
        assertThat(refusal.faults())
                .singleElement()
                .extracting("field", "code")
                .containsExactly("fields.mood", "notOneOf");
        assertThat(String.valueOf(refusal.faults().get(0).expected())).contains("calm", "hostile");
        team().when(post("moodReport", "zone", "Z-01", "mood", "calm", "signs", List.of("banner", "dance")))
                .by(ON_SITE_A)
                .refused(INVALID, "notOneOf", "fields.signs.1");
        team().when(post("moodReport", "zone", "Z-01", "mood", "calm", "signs", "banner"))
                .by(ON_SITE_A)
                .refused(INVALID, "list", "fields.signs");
    }

    @Test
    @DisplayName("of time is written with its zone")
    void time() {
        team().when(task("2026-04-18T12:00:00+08:00")).by(DUTY).accepted();
        team().when(task("2026-04-18 12:00")).by(DUTY).refused(INVALID, "time", "fields.dueAt");
        team().when(task(5L)).by(DUTY).refused(INVALID, "time", "fields.dueAt");
    }

    @Test
    @DisplayName("that names a record names one that there is, of the right kind")
    void reference() {
        team().when(post("moodReport", "zone", "Z-09", "mood", "calm"))
                .by(ON_SITE_A)
                .refused(INVALID, "unknownRecord", "fields.zone");
        team().when(post("moodReport", "zone", "T-01", "mood", "calm"))
                .by(ON_SITE_A)
                .refused(INVALID, "unknownRecord", "fields.zone");
    }

    @Test
    @DisplayName("of yes and no is nothing else")
    void bool() {
        team().when(post("zone", "name", "大厅", "zoneType", "lobby", "exitsChecked", "yes"))
                .by(ON_SITE_A)
                .refused(INVALID, "bool", "fields.exitsChecked");
    }

    @Test
    @DisplayName("of people and groups names them plausibly, as many as asked")
    void people() {
        team().when(post("directive", "content", "引导群众", "toGroups", List.of("onSite", "kitchen")))
                .by(LEADER)
                .refused(INVALID, "notOneOf", "fields.toGroups.1");
        team().when(post("directive", "content", "引导群众", "toGroups", List.of()))
                .by(LEADER)
                .refused(INVALID, "required", "fields.toGroups");
        team().when(post("shiftHandover", "from", "duty", "to", "<script>", "openItems", List.of(Map.of("text", "一项"))))
                .by(DUTY)
                .refused(INVALID, "person", "fields.to");
    }

    @Test
    @DisplayName("that holds a list names the place of what is wrong in it")
    void list() {
        team().when(post(
                        "shiftHandover",
                        "from",
                        "duty",
                        "to",
                        "dutyRelief",
                        "openItems",
                        List.of(Map.of("text", "一项"), Map.of("note", "x"))))
                .by(DUTY)
                .refusedFor(INVALID, "unknownField", "required");
        team().when(post("shiftHandover", "from", "duty", "to", "dutyRelief", "openItems", List.of("一项")))
                .by(DUTY)
                .refused(INVALID, "object", "fields.openItems.0");
    }

    @Test
    @DisplayName("takes its default when it is left out")
    void fallback() {
        var story = team().given(log("照常"), DUTY, "09:20");
        assertThat(story.record("LG-01").fields()).containsEntry("category", "observation");
    }

    private static Story team() {
        return Story.activated("yellow").given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
    }

    private static PostRecord log(Object text) {
        return post("logEntry", "text", text);
    }

    private static PostRecord count(Object people) {
        return post("headCountReport", "zone", "Z-01", "count", people, "countMethod", "counted");
    }

    private static PostRecord mandate(Object amount) {
        return post(
                "mandate",
                "holder",
                "negotiationHead",
                "maxAmountPerHousehold",
                amount,
                "allowedMeasures",
                List.of(Map.of("text", "上门修复")),
                "outOfScopeContact",
                "leader",
                "validUntil",
                "2026-04-18T18:00:00+08:00");
    }

    private static PostRecord task(Object due) {
        return post("task", "title", "备车", "group", "logistics", "dueAt", due, "assignee", "duty");
    }
}
