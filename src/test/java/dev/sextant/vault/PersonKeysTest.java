package dev.sextant.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.Withheld;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.Label;
import dev.sextant.wire.EventJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The keys of persons")
class PersonKeysTest {
    private static final Instant AT = Instant.parse("2026-04-18T01:00:00Z");
    private static final Person ANNA = new Person("anna", Label.of("zh", "安娜", "en", "Anna"));
    private static final List<Pii> BOTH = List.of(Pii.P2, Pii.P3);
    private static final String INCIDENT = "INC-20260418-01";

    @TempDir
    Path folder;

    private Incident incident = Incident.none(ShippedPlan.plan(), INCIDENT);

    @Test
    @DisplayName("close what is personal, and nothing else, and open it again on another start")
    void closeAndOpen() throws IOException {
        Event posted = representative("RP-01", "王秀兰");
        String body = written(keys(), posted);

        assertThat(body).doesNotContain("王秀兰").doesNotContain("0571").contains("\"id\":\"RP-01\"", "R7");
        assertThat(read(keys(), body)).isEqualTo(posted);
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName("also close what is no text, and what two people wrote at once")
    void everyKind() throws IOException {
        Event medical = new RecordPosted(
                "MC-01",
                "medicalCase",
                "logistics",
                "reported",
                Map.of("medicalTriage", "urgent", "cause", "heat", "patientRef", "王秀兰，330106196507120023"),
                AT,
                null,
                null,
                false);
        Event clash = new RecordAmended(
                "MC-01",
                Map.of("hospital", "市三医院"),
                Map.of("patientRef", new RecordAmended.Clash("王秀兰，330106196507120023", "王秀兰（女）")),
                "reported");
        PersonKeys keys = keys();

        for (Event event : List.of(medical, clash)) {
            String body = written(keys, event);
            assertThat(body).doesNotContain("heat", "王秀兰", "330106", "市三医院");
            assertThat(read(keys(), body)).isEqualTo(event);
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName(
            "are one for each person, so that the others stay when one is erased, on every node and at every later start")
    void onePerPerson() throws IOException {
        PersonKeys keys = keys();
        PersonKeys another = keys();
        String wang = written(keys, representative("RP-01", "王秀兰"));
        String li = written(keys, representative("RP-02", "李建国"));
        assertThat(files()).hasSize(2);

        keys.destroy(INCIDENT, "RP-01", BOTH);

        for (PersonKeys each : List.of(keys, keys(), another)) {
            assertThat(((RecordPosted) read(each, wang)).fields())
                    .containsEntry("name", Withheld.UNREADABLE)
                    .containsEntry("displayNo", "R7");
            assertThat(((RecordPosted) read(each, li)).fields()).containsEntry("name", "李建国");
        }
        assertThat(files()).hasSize(1);
    }

    @Test
    @DisplayName("are destroyed with what a write left half when the machine went down")
    void half() throws IOException {
        PersonKeys keys = keys();
        written(keys, representative("RP-01", "王秀兰"));
        Path file = files().get(0);
        Path half = file.resolveSibling("7120581.half");
        Files.copy(file, half);
        Files.setLastModifiedTime(half, FileTime.from(Instant.now().minusSeconds(600)));

        keys.destroy(INCIDENT, "RP-01", BOTH);

        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("come back with a backup, and are destroyed again")
    void restored() throws IOException {
        PersonKeys keys = keys();
        written(keys, representative("RP-01", "王秀兰"));
        Path file = files().get(0);
        byte[] backup = Files.readAllBytes(file);
        keys.destroy(INCIDENT, "RP-01", BOTH);
        assertThat(files()).isEmpty();
        Files.write(file, backup);

        keys().destroy(INCIDENT, "RP-01", BOTH);

        assertThat(files()).isEmpty();
    }

    @Test
    @DisplayName("open nothing that was moved to another record")
    void isStrict() throws IOException {
        PersonKeys keys = keys();
        String body = written(keys, representative("RP-01", "王秀兰"));

        assertThat(((RecordPosted) read(keys, body.replace("RP-01", "RP-02"))).fields())
                .containsEntry("name", Withheld.UNREADABLE);
    }

    @Test
    @DisplayName("are sealed again when the master key is changed")
    void sealedAgain() throws IOException {
        String body = written(keys(), representative("RP-01", "王秀兰"));
        MasterKey changed = MasterKey.rotate(folder);

        assertThat(PersonKeys.in(folder, changed).sealAgain()).isEqualTo(1);

        assertThat(Files.readString(files().get(0))).contains("1." + changed.current() + ".");
        assertThat(((RecordPosted) read(keys(), body)).fields()).containsEntry("name", "王秀兰");
    }

    private PersonKeys keys() throws IOException {
        return PersonKeys.in(folder, MasterKey.in(folder));
    }

    private static RecordPosted representative(String id, String name) {
        return new RecordPosted(
                id,
                "representative",
                "onSite",
                "active",
                Map.of("displayNo", "R7", "name", name, "phone", "138 0571 2266"),
                AT,
                null,
                null,
                false);
    }

    private String written(PersonKeys keys, Event event) {
        incident = incident.after(event, new Stamp(incident.seq() + 1, AT, ANNA));
        PersonKeys.Closing first = keys.closing(incident);
        String body = EventJson.write(event, ANNA, first);
        keys.make(INCIDENT, first.missing());
        return first.missing().isEmpty() ? body : EventJson.write(event, ANNA, keys.closing(incident));
    }

    private static Event read(PersonKeys keys, String body) {
        if (keys.unknown(INCIDENT, List.of(body))) {
            keys.fetch(INCIDENT, List.of(body));
        }
        return EventJson.read(body, keys.opening(INCIDENT)).event();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder.resolve("persons"))) {
            return all.filter(Files::isRegularFile).toList();
        }
    }
}
