package dev.sextant.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.incident.Event;
import dev.sextant.incident.Muster;
import dev.sextant.incident.Person;
import dev.sextant.incident.course.Assessed;
import dev.sextant.incident.course.CallAnswered;
import dev.sextant.incident.course.CheckedIn;
import dev.sextant.incident.course.CourseEvent;
import dev.sextant.incident.course.EndProposed;
import dev.sextant.incident.course.GroupWaived;
import dev.sextant.incident.course.IncidentOpened;
import dev.sextant.incident.course.IntakeAcknowledged;
import dev.sextant.incident.course.IntakeAmended;
import dev.sextant.incident.course.LevelKept;
import dev.sextant.incident.course.LevelSet;
import dev.sextant.incident.course.PhaseEntered;
import dev.sextant.incident.course.PlanActivated;
import dev.sextant.incident.course.ResponseEnded;
import dev.sextant.incident.course.ResponseReopened;
import dev.sextant.incident.course.RosterChanged;
import dev.sextant.incident.course.SubstituteCalled;
import dev.sextant.incident.record.ConflictRaised;
import dev.sextant.incident.record.ConflictRuled;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.incident.record.RecordAmended;
import dev.sextant.incident.record.RecordDerived;
import dev.sextant.incident.record.RecordEvent;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RecordPosted;
import dev.sextant.incident.record.RecordStruck;
import dev.sextant.incident.record.TextRead;
import dev.sextant.incident.watch.DeadlineEscalated;
import dev.sextant.incident.watch.DeadlineMissed;
import dev.sextant.incident.watch.LevelSuggested;
import dev.sextant.incident.watch.LimitExtended;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.SuggestionRepeated;
import dev.sextant.incident.watch.WatchEvent;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A golden file is what some incident's journal holds. When one of these tests fails, journals that people have can no
 * longer be read as they were meant: give the event a new version and an upcaster, and a golden file beside the old one.
 */
@DisplayName("An event in the journal")
final class EventJsonSpec {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "wire");
    private static final Instant AT = Instant.parse("2026-04-18T01:40:00Z");
    private static final Person ANNA = new Person("onSiteA", Label.of("zh", "现场员甲", "en", "On-site A"));

    private static final Person BEN = new Person("onSiteB", Label.of("zh", "现场员乙", "en", "On-site B"));

    private static final List<Event> EXAMPLES = List.of(
            new IncidentOpened(
                    "lanbridge",
                    "0123456789ab",
                    Map.of("title", "门锁故障", "headCountInitial", 24L, "reportedAt", AT),
                    true),
            new IntakeAcknowledged(),
            new Assessed("yellow", "orange", "扩散至媒体", true, "老人被锁门外"),
            new IntakeAmended(nullable("sitesAtOnce", 3L, "reportedAt", null), "另两处门店也有聚集"),
            new PlanActivated(List.of("onSite", "media"), "二楼会议室", "先安置、后解释", ANNA, AT),
            new CallAnswered("onSite", ANNA, Muster.Reply.ACCEPTED, 12L, "在路上"),
            new SubstituteCalled("onSite", BEN, ANNA),
            new GroupWaived("logistics", "无需后勤"),
            new RosterChanged("onSite", ANNA, BEN, List.of(new Person("onSiteC", ANNA.name())), "换班"),
            new LevelSet("yellow", "orange", "orange", "人数增加", Map.of("T-14", AT)),
            new PhaseEntered("aftercare", "onSiteControl", "群众再次聚集"),
            new CheckedIn("onSite", ANNA, "site", 9, true, false, AT),
            new LevelKept("yellow", "orange", "人数已在下降"),
            new EndProposed("现场已清空"),
            new ResponseReopened("群众再次聚集", Map.of("TK-07", AT)),
            new ResponseEnded(List.of("stillGathered"), List.of("demandWithoutAnswer"), "已移交公安", BEN, "全体人员"),
            new RecordPosted(
                    "HC-04",
                    "headCountReport",
                    "onSite",
                    "posted",
                    Map.of(
                            "zone",
                            "Z-01",
                            "count",
                            60L,
                            "share",
                            0.5,
                            "sure",
                            true,
                            "signs",
                            List.of("banner"),
                            "parts",
                            List.of(Map.of("at", AT))),
                    AT,
                    "HC-03",
                    "DR-01",
                    true),
            new RecordAmended(
                    "DM-01",
                    nullable("detail", "退还2026年度服务费", "basis", null),
                    Map.of("title", new RecordAmended.Clash("退费", "退还服务费")),
                    "recorded"),
            new RecordMoved(
                    "ST-01",
                    "approve",
                    "awaitingSpokesperson",
                    "approved",
                    nullable("approvedAt", AT, "reason", null),
                    "已核对",
                    "9f86d081"),
            new RecordDerived("RS-01", Map.of("available", 192L)),
            new RecordStruck("HC-02", "误报"),
            new TextRead("ST-01", 3),
            new ConflictRaised("HC-04", "HC-03", "count", 30L),
            new ConflictRuled("DM-01", null, "detail", "merged", "两处都对", "recorded", "以合同为准"),
            new PersonalDataErased("RP-01", List.of(Field.Pii.P2, Field.Pii.P3), List.of("RP-01", "MC-02"), "本人要求"),
            new DeadlineMissed("TL17:DA-02@1776474840", "TL17", "DA-02", "logistics", AT),
            new DeadlineEscalated("TL17:DA-02@1776474840", "TL17", "DA-02", "logistics", AT),
            new LimitExtended("TL17:DA-02@1776474840", "TL17", "DA-02", "logistics", 15, "车辆在路上", Map.of()),
            new SuggestionRepeated("orange", 2),
            new LevelSuggested(
                    "orange", List.of(new Suggestion.Hit("SR01", "60", "50", "orange", List.of("HC-04"))), true));

    private static Map<String, @Nullable Object> nullable(
            String one, @Nullable Object a, String two, @Nullable Object b) {
        Map<String, @Nullable Object> map = new HashMap<>();
        map.put(one, a);
        map.put(two, b);
        return Collections.unmodifiableMap(map);
    }

    static Stream<Event> examples() {
        return EXAMPLES.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("is written as its golden file and read from it")
    void golden(Event event) throws IOException {
        String name = event.getClass().getSimpleName() + ".v1.json";
        JsonObject written = new JsonObject(EventJson.write(event, ANNA, Seal.NONE));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(GOLDEN);
            Files.writeString(GOLDEN.resolve(name), written.encodePrettily() + "\n");
        }
        String golden = Files.readString(GOLDEN.resolve(name));
        assertThat(written).isEqualTo(new JsonObject(golden));
        assertThat(EventJson.read(golden, Seal.NONE)).isEqualTo(new EventJson.Written(event, ANNA));
    }

    @Test
    @DisplayName("reads as it was meant where it was written before it had all of its properties")
    void before() throws IOException {
        assertThat(earlier("CheckedIn")).isEqualTo(new CheckedIn("onSite", ANNA, "site", 9, true, null, null));
        assertThat(earlier("PlanActivated"))
                .isEqualTo(new PlanActivated(List.of("onSite", "media"), "二楼会议室", "先安置、后解释", null, null));
        assertThat(earlier("ResponseEnded"))
                .isEqualTo(new ResponseEnded(List.of(), List.of("demandWithoutAnswer"), "已移交公安", null, null));
        assertThat(earlier("ResponseReopened")).isEqualTo(new ResponseReopened("群众再次聚集", Map.of()));
    }

    private static Event earlier(String name) throws IOException {
        return EventJson.read(Files.readString(GOLDEN.resolve("earlier").resolve(name + ".v1.json")), Seal.NONE)
                .event();
    }

    @Test
    @DisplayName("has an example and a golden file, whatever its class")
    void everyEvent() {
        List<String> classes = Stream.of(CourseEvent.class, RecordEvent.class, WatchEvent.class)
                .flatMap(drawer -> Stream.of(drawer.getPermittedSubclasses()))
                .map(Class::getSimpleName)
                .toList();
        assertThat(EXAMPLES.stream().map(event -> event.getClass().getSimpleName()))
                .containsExactlyInAnyOrderElementsOf(classes);
        assertThat(classes)
                .allSatisfy(
                        name -> assertThat(GOLDEN.resolve(name + ".v1.json")).exists());
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("is read by an older version too, which passes over what it does not know")
    void passesOver(Event event) {
        JsonObject newer = new JsonObject(EventJson.write(event, ANNA, Seal.NONE)).put("drill", true);
        newer.getJsonObject("data").put("mood", "calm");
        assertThat(EventJson.read(newer.encode(), Seal.NONE).event()).isEqualTo(event);
    }

    @Test
    @DisplayName("that no version of ours wrote is unreadable, and says so in one way")
    void unreadable() {
        for (String body : List.of(
                "",
                "[]",
                "{}",
                "{\"type\":\"moonLanded\",\"by\":{\"id\":\"a\",\"name\":{}},\"data\":{}}",
                "{\"v\":1,\"type\":\"recordStruck\"}")) {
            assertThatThrownBy(() -> EventJson.read(body, Seal.NONE)).isInstanceOf(EventJson.UnreadableEvent.class);
        }
    }
}
