/**
 * How it is written: the JSON of commands, events and views, their versions, and the readers of older ones.
 *
 * <p>JSON enters and leaves the house here. What is read is checked for its shape (types, sizes, unknown members); what it
 * means is decided in {@code desk}.
 */
@NullMarked
package dev.sextant.wire;

import org.jspecify.annotations.NullMarked;
