package dev.sextant.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * One record of a board as it stands now, with how it came to be.
 *
 * @param id unique in the incident, such as {@code DM-02}
 * @param type record type of the plan
 * @param group the group that it belongs to or waits for
 * @param state state of its life cycle
 * @param version 1 when posted, +1 with every change of its content or state
 * @param fields the values by field name; a field without a value is absent
 * @param fieldVersions for each field, the version that last changed it
 * @param occurredAt when it happened, by the person's word
 * @param stateSince since when it is in its state
 * @param lastEditor who last changed its content (not merely its state)
 * @param editors everybody whose words may stand in it: who posted it, wrote in it, also what another text stands against, or ruled
 *     which of two texts stands
 * @param correctionOf the record that this one corrects
 * @param correctedBy the record that corrects this one
 * @param cause the record that started this one
 * @param conflicts by field, what two people wrote at once
 * @param readers who had which version of a text before the eyes that people decide on; not part of the record's content
 */
public record BoardRecord(
        String id,
        String type,
        String group,
        String state,
        int version,
        PMap<String, Object> fields,
        PMap<String, Integer> fieldVersions,
        Instant createdAt,
        Person createdBy,
        Instant updatedAt,
        Person updatedBy,
        Person lastEditor,
        PSet<String> editors,
        Instant occurredAt,
        Instant stateSince,
        @Nullable Struck struck,
        @Nullable String correctionOf,
        @Nullable String correctedBy,
        @Nullable String cause,
        PMap<String, Conflict> conflicts,
        PVector<Change> history,
        PVector<Reader> readers,
        Values values) {

    /** Struck out, visibly: it stays on the board with the reason, and no rule counts it any more. */
    public record Struck(String reason, Person by, Instant at) {}

    /**
     * Two people wrote the same field of one version; both texts stand until the group head rules.
     *
     * @param base what the field said before both; null when it was empty
     * @param other the text that came second; the field itself still holds the first. Of two records: what the earlier one says
     * @param by who wrote {@code other}, {@code at} when
     * @param with the other record, when two records contradict each other
     */
    public record Conflict(
            @Nullable Object base,
            @Nullable Object other,
            Person by,
            Instant at,
            @Nullable String with) {}

    /**
     * One line of a record's history.
     *
     * @param act {@code post}, {@code amend}, {@code move}, {@code strike}, {@code rule} or {@code correct}
     * @param changes by field, what it said before and after; null is empty
     */
    public record Change(
            long seq,
            Instant at,
            Person by,
            String act,
            Map<String, FromTo> changes,
            @Nullable String move,
            @Nullable String reason) {}

    public record FromTo(@Nullable Object from, @Nullable Object to) {}

    /** @param version the version of the record that wrote the text which this person read */
    public record Reader(Person by, Instant at, int version) {}

    /** The record as the plan's expressions see it; made when first asked for. */
    public static final class Values {
        private volatile @Nullable RecordValues made;

        RecordValues of(BoardRecord owner) {
            var known = made;
            if (known == null) {
                known = owner.describe();
                made = known;
            }
            return known;
        }

        /** A cache is no part of what a record is. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Values;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** A record as it is first posted; its history begins with that. */
    public static BoardRecord posted(
            String id,
            String type,
            String group,
            String state,
            Map<String, Object> fields,
            Instant occurredAt,
            @Nullable String correctionOf,
            @Nullable String cause,
            Stamp stamp) {
        PMap<String, Integer> versions = HashTreePMap.empty();
        var changes = new HashMap<String, FromTo>();
        for (var field : fields.entrySet()) {
            versions = versions.plus(field.getKey(), 1);
            changes.put(field.getKey(), new FromTo(null, field.getValue()));
        }
        var change = new Change(stamp.seq(), stamp.at(), stamp.by(), "post", Map.copyOf(changes), null, null);
        return new BoardRecord(
                id,
                type,
                group,
                state,
                1,
                HashTreePMap.from(fields),
                versions,
                stamp.at(),
                stamp.by(),
                stamp.at(),
                stamp.by(),
                stamp.by(),
                HashTreePSet.singleton(stamp.by().id()),
                occurredAt,
                stamp.at(),
                null,
                correctionOf,
                null,
                cause,
                HashTreePMap.empty(),
                TreePVector.singleton(change),
                TreePVector.empty(),
                new Values());
    }

    /** The record as the plan's expressions see it: its fields and the meta names of the plan's grammar. */
    public RecordValues asValues() {
        return values.of(this);
    }

    /** True while rules count it: neither struck out nor replaced by a correction. */
    public boolean counts() {
        return struck == null && correctedBy == null;
    }

    /** The record with other content and state, one version on. */
    public BoardRecord changed(
            Map<String, @Nullable Object> changes,
            String newState,
            Stamp stamp,
            String act,
            @Nullable String move,
            @Nullable String reason) {
        int next = version + 1;
        PMap<String, Object> now = fields;
        PMap<String, Integer> versions = fieldVersions;
        var told = new HashMap<String, FromTo>();
        for (var change : changes.entrySet()) {
            String name = change.getKey();
            Object value = change.getValue();
            told.put(name, new FromTo(fields.get(name), value));
            now = value == null ? now.minus(name) : now.plus(name, value);
            versions = versions.plus(name, next);
        }
        boolean moved = !newState.equals(state);
        boolean edited = act.equals("amend") || act.equals("rule");
        return new BoardRecord(
                id,
                type,
                group,
                newState,
                next,
                now,
                versions,
                createdAt,
                createdBy,
                stamp.at(),
                stamp.by(),
                edited ? stamp.by() : lastEditor,
                edited ? editors.plus(stamp.by().id()) : editors,
                occurredAt,
                moved ? stamp.at() : stateSince,
                struck,
                correctionOf,
                correctedBy,
                cause,
                conflicts,
                history.plus(new Change(stamp.seq(), stamp.at(), stamp.by(), act, Map.copyOf(told), move, reason)),
                readers,
                new Values());
    }

    public BoardRecord withGroup(String newGroup) {
        return copy(newGroup, struck, correctedBy, conflicts, history, readers, version, editors);
    }

    public BoardRecord struckOut(String reason, Stamp stamp) {
        var change = new Change(stamp.seq(), stamp.at(), stamp.by(), "strike", Map.of(), null, reason);
        return copy(
                group,
                new Struck(reason, stamp.by(), stamp.at()),
                correctedBy,
                conflicts,
                history.plus(change),
                readers,
                version + 1,
                editors);
    }

    public BoardRecord corrected(String correction, Stamp stamp) {
        var change = new Change(stamp.seq(), stamp.at(), stamp.by(), "correct", Map.of(), null, correction);
        return copy(group, struck, correction, conflicts, history.plus(change), readers, version + 1, editors);
    }

    /** The record with other values in its fields, conflicts and history, as if it had always been so; one version on. */
    public BoardRecord rewritten(
            PMap<String, Object> values, PMap<String, Conflict> newConflicts, PVector<Change> newHistory, Stamp stamp) {
        return new BoardRecord(
                id,
                type,
                group,
                state,
                version + 1,
                values,
                fieldVersions,
                createdAt,
                createdBy,
                stamp.at(),
                stamp.by(),
                lastEditor,
                editors,
                occurredAt,
                stateSince,
                struck,
                correctionOf,
                correctedBy,
                cause,
                newConflicts,
                newHistory,
                readers,
                new Values());
    }

    public BoardRecord withConflict(String field, Conflict conflict) {
        return copy(
                group,
                struck,
                correctedBy,
                conflicts.plus(field, conflict),
                history,
                readers,
                version,
                editors.plus(conflict.by().id()));
    }

    public BoardRecord withoutConflict(String field) {
        return copy(group, struck, correctedBy, conflicts.minus(field), history, readers, version, editors);
    }

    /** The record, unchanged, with one more who read its text. */
    public BoardRecord readBy(Reader reader) {
        return copy(group, struck, correctedBy, conflicts, history, readers.plus(reader), version, editors);
    }

    /** The version, up to the given one, that last wrote one of these fields; 1 when nothing did since it was posted. */
    public int lastWrote(Set<String> names, int upTo) {
        for (int index = Math.min(upTo, history.size()) - 1; index > 0; index--) {
            if (!Collections.disjoint(history.get(index).changes().keySet(), names)) {
                return index + 1;
            }
        }
        return 1;
    }

    private BoardRecord copy(
            String newGroup,
            @Nullable Struck newStruck,
            @Nullable String newCorrectedBy,
            PMap<String, Conflict> newConflicts,
            PVector<Change> newHistory,
            PVector<Reader> newReaders,
            int newVersion,
            PSet<String> newEditors) {
        return new BoardRecord(
                id,
                type,
                newGroup,
                state,
                newVersion,
                fields,
                fieldVersions,
                createdAt,
                createdBy,
                updatedAt,
                updatedBy,
                lastEditor,
                newEditors,
                occurredAt,
                stateSince,
                newStruck,
                correctionOf,
                newCorrectedBy,
                cause,
                newConflicts,
                newHistory,
                newReaders,
                new Values());
    }

    private RecordValues describe() {
        var all = new HashMap<String, Object>(fields);
        all.put("id", id);
        all.put("type", type);
        all.put("state", state);
        all.put("group", group);
        all.put("author", createdBy.id());
        all.put("lastEditor", lastEditor.id());
        all.put("editors", List.copyOf(editors));
        all.put("createdAt", createdAt);
        all.put("updatedAt", updatedAt);
        all.put("occurredAt", occurredAt);
        all.put("stateSince", stateSince);
        all.put("version", (long) version);
        all.put("struck", struck != null);
        all.put("corrected", correctedBy != null);
        return new RecordValues(all);
    }
}
