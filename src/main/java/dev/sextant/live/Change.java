package dev.sextant.live;

import io.vertx.core.buffer.Buffer;

/**
 * One change of one view, encoded once for everybody.
 *
 * @param after the change of this view before it; a replica that stands there or later, but before {@code seq}, may apply it
 * @param seq the event after which the view looks so; several events may lie between two changes
 * @param json {@code {"after", "seq", "at", "event", "patch"}}
 */
record Change(long after, long seq, Buffer json) {}
