package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Muster.Called;
import dev.sextant.incident.Scope;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Something that somebody of a group must hear of although no page is open: a directive of the highest urgency that nobody has
 * acknowledged, a call for help that nobody has answered, the call-out. It says that something waits, and nothing of it.
 *
 * @param key the same thing has the same key for ever
 */
public record Urgent(String key, Kind kind, String group) {
    /** What came up longer ago is no news: a node that was away reminds nobody of this morning. */
    private static final Duration NEWS = Duration.ofMinutes(5);

    /** What it is, in a word. */
    public enum Kind {
        DIRECTIVE,
        CALL,
        CALL_OUT
    }

    /** What came up lately, as of the incident's last event. */
    public static List<Urgent> of(Incident incident) {
        var urgent = new ArrayList<Urgent>();
        if (incident.ended()) {
            return urgent;
        }
        Instant from = incident.at().minus(NEWS);
        for (String answers : answersToFlashes(incident)) {
            RecordType type = incident.plan().type(answers);
            for (BoardRecord record : incident.records().ofType(answers)) {
                boolean untouched =
                        type != null && record.state().equals(type.lifecycle().initial());
                if (untouched && record.counts() && record.createdAt().isAfter(from) && flashed(incident, record)) {
                    urgent.add(new Urgent(incident.id() + ":" + record.id(), Kind.DIRECTIVE, record.group()));
                }
            }
        }
        for (RecordType type : incident.plan().records().values()) {
            if (!mayCall(type)) {
                continue;
            }
            for (BoardRecord record : incident.records().ofType(type.id())) {
                if (record.counts() && record.createdAt().isAfter(from) && calls(incident, record)) {
                    urgent.add(new Urgent(incident.id() + ":" + record.id(), Kind.CALL, record.group()));
                }
            }
        }
        incident.muster().called().forEach((group, call) -> called(incident, group, call, from, urgent));
        return urgent;
    }

    private static void called(Incident incident, String group, Called call, Instant from, List<Urgent> urgent) {
        boolean awaited = call.inPlaceAt() == null && call.waived() == null;
        if (awaited && call.at().isAfter(from)) {
            urgent.add(new Urgent(
                    incident.id() + ":called:" + group + ":" + call.at().toEpochMilli(), Kind.CALL_OUT, group));
        }
    }

    /** The types that start with a record which may take the wall. */
    private static Set<String> answersToFlashes(Incident incident) {
        var types = new LinkedHashSet<String>();
        for (RecordType type : incident.plan().records().values()) {
            if (type.flash() != null) {
                type.starts().forEach(start -> types.add(start.type()));
            }
        }
        return types;
    }

    /** Records of this type may take the wall, and the group whose they are has something to do with them. */
    static boolean mayCall(RecordType type) {
        return type.flash() != null && type.owner() != null && type.kind() == RecordType.Kind.WORKING;
    }

    /** It calls for its own group itself, and nobody has answered. */
    static boolean calls(Incident incident, BoardRecord record) {
        RecordType type = incident.plan().type(record.type());
        return type != null
                && mayCall(type)
                && record.state().equals(type.lifecycle().initial())
                && takesTheWall(incident, type, record);
    }

    static boolean flashed(Incident incident, BoardRecord record) {
        BoardRecord cause = record.cause() == null ? null : incident.record(record.cause());
        RecordType type = cause == null ? null : incident.plan().type(cause.type());
        return cause != null && type != null && takesTheWall(incident, type, cause);
    }

    private static boolean takesTheWall(Incident incident, RecordType type, BoardRecord record) {
        return type.flash() != null
                && type.flash()
                        .truth(Scope.of(incident, incident.at()).about(record).variables());
    }
}
