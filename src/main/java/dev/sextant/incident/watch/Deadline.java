package dev.sextant.incident.watch;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One clock that runs now: somebody must do something by a time.
 *
 * @param key limit, subject and start ({@code TL17:DA-03@1776474840}), a plus behind it once it was extended; the same
 *     for every node that looks
 * @param limit time limit of the plan
 * @param record the record that it is about; null for the incident
 * @param group the group whose limit it is; null for command
 * @param from when the clock started; later by as long as the response stood still since
 * @param amberAt when most of the time is gone
 * @param dueAt when it runs out
 * @param escalatesAt when the leader is told that it stays missed
 * @param missed it ran out, and that is noted in the journal
 * @param escalated the leader was told
 * @param extended the leader gave it more time
 * @param move the step that ends the record by itself then, see {@link dev.sextant.plan.TimeLimit}; null: somebody must act
 * @param who who is responsible: roles, or groups
 */
public record Deadline(
        String key,
        String limit,
        @Nullable String record,
        @Nullable String group,
        Instant from,
        Instant amberAt,
        Instant dueAt,
        Instant escalatesAt,
        boolean missed,
        boolean escalated,
        boolean extended,
        @Nullable String move,
        List<String> who) {

    public Deadline {
        who = List.copyOf(who);
    }
}
