/**
 * Sextant 六分仪, an incident command center for group complaints.
 *
 * <p>The rooms, in the order in which a post made on a phone passes them: {@code http} (who is it, is it well-formed),
 * {@code desk} (decides), {@code journal} (keeps), {@code live} (tells), {@code board} (shows). Beside them: {@code plan}
 * and {@code incident} (what is agreed and what is true; pure), {@code wire} (how it is written), {@code people} (who may)
 * and {@code ops} (settings, metrics, health, clock). {@code demo} plays a story from outside, by HTTP. Here at the top are the
 * command line and the wiring: {@link Sextant}, {@link Node}. README.md draws the way with the classes' names.
 */
@NullMarked
package dev.sextant;

import org.jspecify.annotations.NullMarked;
