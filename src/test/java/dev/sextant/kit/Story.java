package dev.sextant.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.watch.PassTime;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An incident told in a specification: {@code story.given(command, who, "09:20").when(command).by(who).at("09:25")} and
 * then {@code .then(events…)}, {@code .accepted()} or {@code .refused(kind, code, field)}. Every accepted event must apply,
 * and must read from the journal as it was written. What fails is told with the whole story before it.
 *
 * <p>The day is 2026-04-18 in the plan's time zone; the intake of {@link #activated} comes at 09:00, T0 is 09:10.
 */
public final class Story {
    private static final LocalDate DAY = LocalDate.of(2026, 4, 18);
    private static final Map<String, Story> ACTIVATED = new ConcurrentHashMap<>();

    private Incident incident;
    private Instant clock;
    private final List<String> told;
    private List<Event> latest = List.of();

    private Story(Incident incident, Instant clock, List<String> told) {
        this.incident = incident;
        this.clock = clock;
        this.told = new ArrayList<>(told);
    }

    /** Before anything happened. */
    public static Story begins() {
        return new Story(Incident.none(ShippedPlan.plan(), "INC-20260418-01"), time("09:00"), List.of());
    }

    /** Opened at 09:00 by the duty officer. */
    public static Story opened() {
        return begins().given(Acts.openIncident(), Cast.DUTY, "09:00");
    }

    /** Opened at 09:00, acknowledged at 09:02, activated at 09:10. */
    public static Story activated(String level) {
        Story told = ACTIVATED.computeIfAbsent(
                level,
                each -> opened().given(new AcknowledgeIntake(), Cast.LEADER, "09:02")
                        .given(Acts.activatePlan(each), Cast.LEADER, "09:10"));
        return new Story(told.incident, told.clock, told.told);
    }

    /** Activated at 09:10, and nobody is there any more: counted at 09:13. */
    public static Story left(String level) {
        return activated(level)
                .given(Acts.post("zone", "name", "大门", "zoneType", "gate"), Cast.ON_SITE_HEAD, "09:12")
                .given(
                        Acts.post("headCountReport", "zone", "Z-01", "count", 0L, "countMethod", "counted"),
                        Cast.ON_SITE_A,
                        "09:13");
    }

    /** {@code 09:20}, {@code 09:20:30}, or {@code +1d 09:20} for the next day. */
    public static Instant time(String clock) {
        int days = clock.startsWith("+") ? Integer.parseInt(clock.substring(1, clock.indexOf('d'))) : 0;
        String ofDay = clock.substring(clock.lastIndexOf(' ') + 1);
        return DAY.plusDays(days)
                .atTime(LocalTime.parse(ofDay))
                .atZone(ShippedPlan.plan().zone())
                .toInstant();
    }

    /** What happened before: must be accepted. */
    public Story given(Command command, Actor by, String at) {
        return when(command).by(by).at(at).accepted();
    }

    /** At the time of what happened last. */
    public Story given(Command command, Actor by) {
        return when(command).by(by).accepted();
    }

    /** The product's own clock looks at this time. */
    public Story givenTimePasses(String until) {
        return when(new PassTime()).by(Actor.SYSTEM).at(until).accepted();
    }

    public When when(Command command) {
        return new When(command);
    }

    public Incident incident() {
        return incident;
    }

    public BoardRecord record(String id) {
        BoardRecord record = incident.record(id);
        if (record == null) {
            throw new AssertionError("there is no record " + id + tale());
        }
        return record;
    }

    /** The fingerprint that a reader of this text has. */
    public String hash(String id, String... fields) {
        return BoundText.hash(record(id), Arrays.asList(fields));
    }

    /** The events of what happened last. */
    public List<Event> latest() {
        return latest;
    }

    private String tale() {
        return "\n  the story:\n    " + String.join("\n    ", told);
    }

    /** One command, not decided yet. */
    public final class When {
        private final Command command;
        private Actor by = Actor.SYSTEM;

        private When(Command command) {
            this.command = command;
        }

        public When by(Actor who) {
            by = who;
            return this;
        }

        public When at(String time) {
            clock = time(time);
            return this;
        }

        /** Accepted with exactly these events. */
        public Story then(Event... events) {
            accepted();
            assertThat(latest).as(() -> "events" + tale()).containsExactly(events);
            return Story.this;
        }

        /** Accepted with events of these types, in this order. */
        public Story thenTypes(String... types) {
            accepted();
            assertThat(latest.stream().map(EventJson::type))
                    .as(() -> "types of events" + tale())
                    .containsExactly(types);
            return Story.this;
        }

        public Story accepted() {
            Decision decision = decide();
            if (!(decision instanceof Decision.Accepted accepted)) {
                throw new AssertionError("refused: " + ((Decision.Refused) decision).refusal() + tale());
            }
            latest = accepted.events();
            for (Event event : latest) {
                assertThat(EventJson.read(EventJson.write(event, by.person(), Seal.NONE), Seal.NONE))
                        .as(() -> "as the journal gives it back" + tale())
                        .isEqualTo(new EventJson.Written(event, by.person()));
                incident = incident.after(event, new Stamp(incident.seq() + 1, clock, by.person()));
            }
            return Story.this;
        }

        /** Refused, this being among the reasons. */
        public Story refused(Refusal.Kind kind, String code, String field) {
            Refusal refusal = refused();
            assertThat(refusal.kind()).as(() -> "kind of " + refusal + tale()).isEqualTo(kind);
            assertThat(refusal.faults().stream().map(fault -> fault.code() + " " + fault.field()))
                    .as(() -> "reasons" + tale())
                    .contains(code + " " + field);
            return Story.this;
        }

        /** Refused with exactly these codes, in any order. */
        public Story refusedFor(Refusal.Kind kind, String... codes) {
            Refusal refusal = refused();
            assertThat(refusal.kind()).as(() -> "kind of " + refusal + tale()).isEqualTo(kind);
            assertThat(refusal.faults().stream().map(Fault::code))
                    .as(() -> "reasons" + tale())
                    .containsExactlyInAnyOrder(codes);
            return Story.this;
        }

        public Refusal refused() {
            Decision decision = decide();
            if (decision instanceof Decision.Refused refused) {
                for (Fault fault : refused.refusal().faults()) {
                    assertThat(fault.message().texts())
                            .as(() -> "in both languages" + tale())
                            .containsOnlyKeys("zh", "en")
                            .doesNotContainValue("");
                }
                return refused.refusal();
            }
            throw new AssertionError("accepted: " + ((Decision.Accepted) decision).events() + tale());
        }

        private Decision decide() {
            Decision decision = Deciding.decide(incident, command, by, clock);
            told.add(clock.atZone(ShippedPlan.plan().zone()).toLocalTime() + " " + by.id() + " " + command + " -> "
                    + (decision instanceof Decision.Accepted accepted
                            ? accepted.events().size() + " events"
                            : "refused"));
            return decision;
        }
    }
}
