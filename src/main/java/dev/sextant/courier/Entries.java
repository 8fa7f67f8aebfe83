package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication.Delivery;
import dev.sextant.plan.RecordType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** What the courier writes down, as the commands that the plan wants of it. */
final class Entries {
    private Entries() {}

    static PostRecord announcement(Delivery delivery, Errand.Announce announce) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(delivery.text(), announce.text().id());
        fields.put(delivery.event(), announce.text().state());
        fields.put(delivery.channel(), announce.channel().name());
        fields.put(delivery.key(), announce.key());
        return new PostRecord(delivery.of(), fields, null, null, Set.of());
    }

    /** What is written down after a try. */
    static MoveRecord result(Incident incident, BoardRecord outgoing, Reply reply, boolean enough) {
        Delivery delivery = delivery(incident);
        if (reply instanceof Reply.Taken taken) {
            return move(incident, outgoing, delivery.sent(), "", taken.answer());
        }
        Reply.Trouble trouble = (Reply.Trouble) reply;
        boolean over = !trouble.again() || enough;
        return move(
                incident, outgoing, over ? delivery.failed() : delivery.later(), trouble.failure(), trouble.answer());
    }

    /** A command about a record as it stands: one node's command is the other's. */
    static String id(String what, BoardRecord outgoing) {
        return "courier-" + what + "-" + outgoing.id() + "-" + outgoing.version();
    }

    /** The move with those of the values that the plan asks for at it. */
    static MoveRecord move(Incident incident, BoardRecord outgoing, String move, String failure, String answer) {
        Delivery delivery = delivery(incident);
        RecordType type = Objects.requireNonNull(incident.plan().type(outgoing.type()));
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Lifecycle.State state : type.lifecycle().states().values()) {
            Lifecycle.Move step = state.moves().get(move);
            if (step != null) {
                put(fields, step, delivery.failure(), failure);
                put(fields, step, delivery.answer(), answer);
            }
        }
        return new MoveRecord(outgoing.id(), move, fields, 0, null, Set.of());
    }

    static void put(Map<String, Object> fields, Lifecycle.Move step, String field, String value) {
        if (step.asks().contains(field) && !value.isEmpty()) {
            fields.put(field, value);
        }
    }

    static String text(BoardRecord record, String field) {
        return record.fields().get(field) instanceof String text ? text : "";
    }

    static Delivery delivery(Incident incident) {
        var publication = Objects.requireNonNull(incident.plan().publication());
        return Objects.requireNonNull(publication.delivery());
    }
}
