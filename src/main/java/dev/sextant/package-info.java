/**
 * Sextant 六分仪, an incident command center for group complaints.
 *
 * <p>The rooms, in the order in which a post made on a phone passes them: {@code http} (who is it, is it well-formed),
 * {@code desk} (decides), {@code journal} (keeps), {@code live} (tells), {@code board} (shows). Beside them: {@code plan}
 * and {@code incident} (what is agreed and what is true; pure), {@code wire} (how it is written), {@code people} (who may)
 * and {@code ops} (settings, metrics, health, clock). Here at the top is only the wiring.
 */
@NullMarked
package dev.sextant;

import org.jspecify.annotations.NullMarked;
