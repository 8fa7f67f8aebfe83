/**
 * How one node is run: its {@link dev.sextant.ops.Settings settings}, its {@link dev.sextant.ops.Health health}, its
 * {@link dev.sextant.ops.Metrics metrics}, its {@link dev.sextant.ops.ServerClock clock}. Uses no other room.
 */
@NullMarked
package dev.sextant.ops;

import org.jspecify.annotations.NullMarked;
