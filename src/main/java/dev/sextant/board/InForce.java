package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the organisation said in public and still holds: it waits for nobody, and whoever approves texts corrects it or takes it back. */
final class InForce {
    /** The newest; older ones are found on the board. */
    private static final int MOST = 20;

    private InForce() {}

    /**
     * Like what waits, each of kind {@code out}.
     *
     * @param waiting ids of what stands in the queue already
     */
    static Map<String, Object> items(Moment moment, Set<String> waiting) {
        var items = new LinkedHashMap<String, Object>();
        Publication publication = moment.plan().publication();
        RecordType type = publication == null ? null : moment.plan().type(publication.of());
        if (publication == null || type == null) {
            return items;
        }
        List<BoardRecord> standing =
                moment.incident().records().inState(type.id(), Set.copyOf(publication.standing())).stream()
                        .filter(record -> !waiting.contains(record.id()))
                        .sorted(Comparator.comparing((BoardRecord record) -> since(record, publication))
                                .reversed())
                        .limit(MOST)
                        .toList();
        for (BoardRecord record : standing) {
            items.put(record.id(), ApprovalsView.item(moment, out(moment, record, type, publication), record, type));
        }
        return items;
    }

    private static Map<String, Object> out(
            Moment moment, BoardRecord record, RecordType type, Publication publication) {
        var who = new LinkedHashSet<String>();
        Lifecycle.State state = type.lifecycle().state(record.state());
        if (state != null) {
            state.moves().values().forEach(move -> who.addAll(move.by().of(record.group())));
        }
        var item = new LinkedHashMap<String, Object>();
        item.put("kind", "out");
        item.put("title", moment.lines().title(record));
        Moment.put(item, "detail", state == null ? null : state.label());
        item.put("since", since(record, publication));
        item.put("missed", false);
        item.put("who", List.copyOf(who));
        item.put("severity", "normal");
        return item;
    }

    private static Instant since(BoardRecord record, Publication publication) {
        return record.fields().get(publication.at()) instanceof Instant at ? at : record.stateSince();
    }
}
