package dev.sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Fault;
import dev.sextant.incident.course.CheckIn;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.PostRecord;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A command from outside")
final class CommandJsonSpec {

    @Test
    @DisplayName("may not be called as the server's own clock calls its commands")
    void ownIds() {
        refused(command("acknowledgeIntake").put("commandId", "clock-1234567890"), "commandId", "reserved");
    }

    @Test
    @DisplayName("is read with its values as the core has them")
    void reads() {
        CommandJson.Reading reading = read(command("postRecord")
                .put("record", "headCountReport")
                .put(
                        "fields",
                        new JsonObject()
                                .put("zone", "Z-01")
                                .put("count", 60L)
                                .put("signs", new JsonArray().add("banner")))
                .put("occurredAt", "2026-04-18T09:40:00+08:00")
                .put("confirm", new JsonArray().add("jump"))
                .put("sentAt", "2026-04-18T01:41:00.000Z"));
        assertThat(reading.commandId()).isEqualTo("phone-0001");
        assertThat(reading.command())
                .isEqualTo(new PostRecord(
                        "headCountReport",
                        Map.of("zone", "Z-01", "count", 60L, "signs", List.of("banner")),
                        Instant.parse("2026-04-18T01:40:00Z"),
                        null,
                        Set.of("jump")));
    }

    @Test
    @DisplayName("that leaves out what may be left out has the plain meaning")
    void defaults() {
        assertThat(read(command("checkIn").put("group", "onSite")).command())
                .isEqualTo(new CheckIn("onSite", null, "site", 1, null, null));
        assertThat(read(command("endResponse")).command()).isEqualTo(new EndResponse(null, false, null));
        assertThat(read(command("openIncident")).command()).isEqualTo(new OpenIncident(Map.of(), false));
    }

    @Test
    @DisplayName("that amends tells a field cleared from a field left alone")
    void clears() {
        var reading = read(command("amendRecord")
                .put("id", "DM-01")
                .put("baseVersion", 2L)
                .put("fields", new JsonObject().putNull("basis")));
        assertThat(reading.command())
                .isEqualTo(new AmendRecord("DM-01", 2, Collections.singletonMap("basis", null), Set.of()));
    }

    @Test
    @DisplayName("opens a demonstration only where the product says so, never because a client does")
    void demo() {
        assertThat(CommandJson.read(command("openIncident"), true).command())
                .isEqualTo(new OpenIncident(Map.of(), true));
        refused(command("openIncident").put("demo", true), "demo", "unknownField");
    }

    @Test
    @DisplayName("needs an id of its own, a kind that there is, and nothing that nobody knows")
    void envelope() {
        refused(new JsonObject().put("type", "acknowledgeIntake"), "commandId", "required");
        refused(command("acknowledgeIntake").put("commandId", "short"), "commandId", "required");
        refused(command("acknowledgeIntake").put("commandId", "with space 123"), "commandId", "required");
        refused(command("acknowledgeIntake").put("commandId", 12345678L), "commandId", "required");
        refused(command("launchRocket"), "type", "unknownCommand");
        refused(new JsonObject().put("commandId", "phone-0001").put("type", 7L), "type", "unknownCommand");
        refused(command("acknowledgeIntake").put("level", "red"), "level", "unknownField");
    }

    @Test
    @DisplayName("cannot let time pass: only the product's own clock does")
    void time() {
        refused(command("passTime"), "type", "unknownCommand");
    }

    @Test
    @DisplayName("names every property that is missing or of another kind")
    void properties() {
        refused(command("moveRecord"), "id", "required");
        refused(command("moveRecord"), "move", "required");
        refused(command("moveRecord").put("id", 5L).put("move", "x"), "id", "text");
        refused(command("checkIn").put("group", "onSite").put("count", "9"), "count", "int");
        refused(command("checkIn").put("group", "onSite").put("count", 9_000_000_000L), "count", "int");
        refused(command("postRecord").put("record", "zone").put("fields", new JsonArray()), "fields", "object");
        refused(command("postRecord").put("record", "zone").put("occurredAt", "yesterday"), "occurredAt", "time");
        refused(
                command("postRecord").put("record", "zone").put("occurredAt", "2026-04-18T09:40:00"),
                "occurredAt",
                "time");
        refused(command("postRecord").put("record", "zone").put("confirm", "jump"), "confirm", "list");
        refused(command("postRecord").put("record", "zone").put("confirm", new JsonArray().add(1L)), "confirm", "list");
        refused(command("amendRecord").put("id", "DM-01").put("baseVersion", 1L), "fields", "object");
        refused(command("endResponse").put("override", "yes"), "override", "bool");
        refused(command("setLevel").put("reason", "人数"), "level", "required");
        refused(command("activatePlan").put("level", "red").put("groups", "onSite"), "groups", "list");
    }

    private static JsonObject command(String type) {
        return new JsonObject().put("commandId", "phone-0001").put("type", type);
    }

    private static CommandJson.Reading read(JsonObject json) {
        return CommandJson.read(json, false);
    }

    private static void refused(JsonObject json, String field, String code) {
        CommandJson.Reading reading = read(json);
        assertThat(reading.command()).as(json.encode()).isNull();
        assertThat(reading.faults().stream().map(fault -> fault.field() + " " + fault.code()))
                .as(json.encode())
                .contains(field + " " + code);
        assertThat(reading.faults().stream()
                        .map(Fault::message)
                        .map(label -> label.texts().keySet()))
                .allMatch(languages -> languages.containsAll(Set.of("zh", "en")));
    }
}
