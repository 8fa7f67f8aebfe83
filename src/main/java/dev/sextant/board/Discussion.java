package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.plan.Comments;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** What people say about a record beside it. */
final class Discussion {

    /**
     * How much was said about a record, without what was struck or corrected.
     *
     * @param remarks how many remarks count
     * @param seq of the last event that changed one of them: another one, and there is something new to read
     */
    record Extent(long remarks, long seq) {
        static final Extent NOTHING = new Extent(0, 0);
    }

    private Discussion() {}

    static Extent extent(Incident incident, BoardRecord record) {
        Comments comments = incident.plan().comments();
        Collection<BoardRecord> said = comments == null
                ? List.of()
                : incident.records().with(comments.record(), comments.about(), record.id());
        return said.isEmpty()
                ? Extent.NOTHING
                : new Extent(
                        said.size(),
                        said.stream().mapToLong(Discussion::lastChange).max().orElse(0));
    }

    private static long lastChange(BoardRecord remark) {
        return remark.history().get(remark.history().size() - 1).seq();
    }

    /**
     * Everything that was ever said about a record, oldest first, what was struck or corrected too.
     *
     * @return null: it is not discussed
     */
    static @Nullable List<Map<String, Object>> about(Incident incident, BoardRecord record) {
        return about(incident, record, (type, remark) -> Map.of());
    }

    /** The same, with what this person may do with each: {@code mayCorrect} his own words, {@code mayStrike}. */
    static @Nullable List<Map<String, Object>> about(Incident incident, BoardRecord record, Actor by, Instant at) {
        return about(incident, record, (type, remark) -> may(type, remark, by, at));
    }

    private static Map<String, Object> may(RecordType type, BoardRecord remark, Actor by, Instant at) {
        var may = new LinkedHashMap<String, Object>();
        if (remark.counts() && remark.createdBy().id().equals(by.id())) {
            may.put("mayCorrect", Permission.allows(type.post(), by, remark.group()));
        }
        if (remark.counts()) {
            may.put("mayStrike", Permission.allows(type.strike(), by, type, remark, at));
        }
        may.values().removeIf(Boolean.FALSE::equals);
        return may;
    }

    private static @Nullable List<Map<String, Object>> about(
            Incident incident, BoardRecord record, BiFunction<RecordType, BoardRecord, Map<String, Object>> may) {
        Comments comments = incident.plan().comments();
        RecordType type = incident.plan().type(record.type());
        RecordType remarks = comments == null ? null : incident.plan().type(comments.record());
        if (comments == null || remarks == null || type == null || !comments.on(type)) {
            return null;
        }
        var told = new ArrayList<Map<String, Object>>();
        for (BoardRecord remark : incident.records().ever(remarks.prefix())) {
            if (record.id().equals(remark.fields().get(comments.about()))) {
                Map<String, Object> each = remark(remark, remarks, comments);
                each.putAll(may.apply(remarks, remark));
                told.add(each);
            }
        }
        return told;
    }

    private static Map<String, Object> remark(BoardRecord remark, RecordType type, Comments comments) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", remark.id());
        Moment.put(told, "text", Masking.mask(type, remark.fields()).get(comments.text()));
        told.put("at", remark.createdAt());
        told.put("by", Cards.person(remark.createdBy()));
        Moment.put(told, "correctionOf", remark.correctionOf());
        Moment.put(told, "correctedBy", remark.correctedBy());
        if (remark.struck() != null) {
            told.put(
                    "struck",
                    Map.of(
                            "reason", remark.struck().reason(),
                            "by", Cards.person(remark.struck().by()),
                            "at", remark.struck().at()));
        }
        return told;
    }
}
