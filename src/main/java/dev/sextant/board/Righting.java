package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How a record that was delivered is put right, and which of a phone's reports no longer count as they were sent. */
final class Righting {

    /** A phone keeps its last 20 deliveries; a group has some five of them. */
    private static final int SHOWN = 100;

    private Righting() {}

    /** Which of {@code amend}, {@code correct} and {@code strike} this person may do to the record now, as the plan says. */
    static List<String> acts(RecordType type, BoardRecord record, Actor by, Instant at) {
        var acts = new ArrayList<String>();
        if (!record.counts()) {
            return acts;
        }
        Lifecycle.State state = type.lifecycle().state(record.state());
        boolean observed = type.kind() == RecordType.Kind.OBSERVATION;
        if (observed && Permission.allows(type.post(), by, record.group())) {
            acts.add("correct");
        }
        if (type.kind() == RecordType.Kind.WORKING
                && state != null
                && state.editable()
                && Permission.allows(type.amend(), by, type, record, at)) {
            acts.add("amend");
        }
        if (Permission.allows(type.strike(), by, type, record, at)) {
            acts.add("strike");
        }
        return acts;
    }

    /** Records of these types that were struck out or corrected, or have a conflict: what became of each, the latest ones. */
    static Map<String, Object> fates(Incident incident, Set<String> types) {
        List<BoardRecord> latest = types.stream()
                .map(incident.plan()::type)
                .filter(Objects::nonNull)
                .filter(type -> !type.closed())
                .flatMap(type -> incident.records().ever(type.prefix()).stream())
                .filter(record -> !record.counts() || !record.conflicts().isEmpty())
                .sorted(Comparator.comparing(Righting::lastActAt).reversed().thenComparing(BoardRecord::id))
                .limit(SHOWN)
                .toList();
        var fates = new LinkedHashMap<String, Object>();
        latest.forEach(record -> fates.put(record.id(), fate(record)));
        return fates;
    }

    private static Instant lastActAt(BoardRecord record) {
        return record.history().get(record.history().size() - 1).at();
    }

    private static Map<String, Object> fate(BoardRecord record) {
        var fate = new LinkedHashMap<String, Object>();
        if (record.struck() != null) {
            fate.put("struck", record.struck().reason());
            fate.put("by", Cards.person(record.struck().by()));
        }
        Moment.put(fate, "correctedBy", record.correctedBy());
        if (record.counts()) {
            fate.put("conflict", true);
        }
        return fate;
    }
}
