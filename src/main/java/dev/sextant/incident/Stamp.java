package dev.sextant.incident;

import java.time.Instant;

/**
 * What the journal knows of an event besides its content.
 *
 * @param seq its place in the incident, dense from 1
 * @param at the server's time when it was decided
 * @param by who did it
 */
public record Stamp(long seq, Instant at, Person by) {}
