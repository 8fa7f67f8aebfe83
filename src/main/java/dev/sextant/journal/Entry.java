package dev.sextant.journal;

import java.time.Instant;

/**
 * One event as it stands in the journal.
 *
 * @param incident the incident's id
 * @param seq 1, 2, 3 … without a hole, per incident
 * @param at when it was decided, by the server's clock
 * @param commandId the command that it came from; several entries of one command follow each other
 * @param body the event's JSON text as {@code wire} wrote it
 * @param previousHash the hash of the entry before, {@link Chain#GENESIS} for the first
 * @param hash hex SHA-256, see {@link Chain#hash}
 */
public record Entry(
        String incident, long seq, Instant at, String commandId, String body, String previousHash, String hash) {}
