/**
 * What is true: the incident as a fold of its events, and the acts that people do in it.
 *
 * <p>A {@link dev.sextant.incident.Command} decides itself against the incident as of now; an {@link
 * dev.sextant.incident.Event} applies itself. What a statement or a head-count is, the {@link dev.sextant.plan.Plan}
 * says; this room only knows how any record is posted, amended, moved, struck and ruled on.
 *
 * <p>May enter: {@code plan}. Pure: no Vert.x, no Redis, no clock, no randomness, no I/O. Time and ids come in with the
 * command. The drawers: {@code course} (the incident's own course), {@code record} (the records of the boards), {@code
 * watch} (what time alone brings about: deadlines, the suggested level, what waits for whom).
 */
@NullMarked
package dev.sextant.incident;

import org.jspecify.annotations.NullMarked;
