package dev.sextant.desk;

import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Person;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.journal.Entry;
import dev.sextant.vault.PersonKeys;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/**
 * What is personal is closed before it is written. Most of it with keys that are at hand, on the desk's own event loop; a new
 * person's key is made first, on a worker, and is on the disk before the event is.
 */
final class Sealing {
    private final Vertx vertx;
    private final PersonKeys keys;

    Sealing(Vertx vertx, PersonKeys keys) {
        this.vertx = vertx;
        this.keys = keys;
    }

    /** The events as they go into the journal. */
    Future<List<String>> written(Incident after, List<Event> events, Person by) {
        PersonKeys.Closing closing = keys.closing(after);
        List<String> bodies = written(events, by, closing);
        if (closing.missing().isEmpty()) {
            return Future.succeededFuture(bodies);
        }
        return vertx.executeBlocking(
                () -> {
                    keys.make(after.id(), closing.missing());
                    PersonKeys.Closing again = keys.closing(after);
                    List<String> closed = written(events, by, again);
                    if (!again.missing().isEmpty()) {
                        throw new IllegalStateException("keys were made for " + after.id() + " and are not there");
                    }
                    return closed;
                },
                false);
    }

    private static List<String> written(List<Event> events, Person by, Seal seal) {
        return events.stream().map(event -> EventJson.write(event, by, seal)).toList();
    }

    /** What was erased is on the disk as erased; now nobody can read it any more, before anybody is told that it is done. */
    Future<?> destroyed(String incident, List<Event> events) {
        List<PersonalDataErased> erased = events.stream()
                .filter(PersonalDataErased.class::isInstance)
                .map(PersonalDataErased.class::cast)
                .toList();
        if (erased.isEmpty()) {
            return Future.succeededFuture();
        }
        return vertx.executeBlocking(
                () -> {
                    erased.forEach(event -> keys.destroy(incident, event.person(), event.levels()));
                    return incident;
                },
                false);
    }

    /** Opens these entries; their keys were looked for. */
    Future<Seal> readable(String incident, List<Entry> entries) {
        List<String> bodies = entries.stream().map(Entry::body).toList();
        Seal opening = keys.opening(incident);
        if (!keys.unknown(incident, bodies)) {
            return Future.succeededFuture(opening);
        }
        return vertx.executeBlocking(
                () -> {
                    keys.fetch(incident, bodies);
                    return opening;
                },
                false);
    }
}
