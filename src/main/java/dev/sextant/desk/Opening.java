package dev.sextant.desk;

import dev.sextant.incident.Actor;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.journal.Appended;
import dev.sextant.journal.CommandKey;
import dev.sextant.journal.Journal;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Finds the number of a new incident. Two nodes may try the same number: the append refuses the slower one, which takes
 * the next. A phone that sends the same intake again is told the incident that it opened the first time.
 */
final class Opening {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("'INC-'yyyyMMdd'-'", Locale.ROOT);

    private final Journal journal;
    private final ZoneId zone;
    private final Function<String, Docket> dockets;

    Opening(Journal journal, ZoneId zone, Function<String, Docket> dockets) {
        this.journal = journal;
        this.zone = zone;
        this.dockets = dockets;
    }

    Future<Verdict> open(OpenIncident command, CommandKey key, Actor actor, Instant at) {
        String today = DAY.format(at.atZone(zone));
        return journal.incidents().compose(ids -> {
            List<String> ofToday =
                    ids.stream().filter(id -> id.startsWith(today)).sorted().toList();
            return openedBefore(ofToday, 0, key, () -> next(command, key, actor, today, ofToday.size() + 1));
        });
    }

    private interface Otherwise {
        Future<Verdict> open();
    }

    private Future<Verdict> openedBefore(List<String> ids, int index, CommandKey key, Otherwise otherwise) {
        if (index == ids.size()) {
            return otherwise.open();
        }
        String id = ids.get(index);
        return journal.seen(id, key).compose(seen -> {
            if (seen.isPresent() && seen.get() instanceof Appended.Again again) {
                return Future.succeededFuture(Receipt.again(id, again.then(), again.answer()));
            }
            return seen.isPresent()
                    ? Future.succeededFuture(new Verdict.OtherBody())
                    : openedBefore(ids, index + 1, key, otherwise);
        });
    }

    private Future<Verdict> next(OpenIncident command, CommandKey key, Actor actor, String today, int number) {
        String id = today + (number < 10 ? "0" : "") + number;
        Docket docket = dockets.apply(id);
        return docket.upToDate()
                .compose(known -> known.opened()
                        ? openedBefore(List.of(id), 0, key, () -> next(command, key, actor, today, number + 1))
                        : docket.submit(command, key, actor)
                                .compose(verdict -> taken(docket, verdict)
                                        ? next(command, key, actor, today, number + 1)
                                        : Future.succeededFuture(verdict)));
    }

    /** Somebody else took the number between our look and our append. */
    private static boolean taken(Docket docket, Verdict verdict) {
        return verdict instanceof Verdict.Refused refused
                && docket.known().opened()
                && refused.refusal().faults().stream()
                        .anyMatch(fault -> fault.code().equals("alreadyOpen"));
    }
}
