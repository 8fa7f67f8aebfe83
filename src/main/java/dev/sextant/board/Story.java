package dev.sextant.board;

import dev.sextant.incident.Person;
import dev.sextant.plan.Label;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of the chronicle (大事记): an event as a person reads it.
 *
 * @param group the group that it belongs to; null for command
 * @param kind the event's kind, such as {@code recordPosted}
 * @param type record type, when it is about a record
 * @param occurredAt when it happened, when that is told apart from when it was noted
 * @param late it was noted more than two minutes after it happened
 * @param flash it takes the wall for a few seconds
 * @param marker it marks the head-count curve
 * @param quiet routine that the group's own list need not show, such as a checklist being handed out
 */
public record Story(
        long seq,
        Instant at,
        @Nullable String group,
        String kind,
        @Nullable String record,
        @Nullable String type,
        Label text,
        Person by,
        @Nullable Instant occurredAt,
        boolean late,
        boolean flash,
        boolean marker,
        boolean quiet) {

    /** The same, told in other words. */
    Story saying(Label words) {
        return new Story(seq, at, group, kind, record, type, words, by, occurredAt, late, flash, marker, quiet);
    }
}
