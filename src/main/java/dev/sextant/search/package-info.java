/**
 * The index of what was written: Lucene, in memory, one for each node. It holds nothing that is not in the journal and on
 * somebody's screen, masked like there; it is made again after a start.
 *
 * <p>May enter: {@code board}, whose {@link dev.sextant.board.IndexCard} is what it keeps. Blocks; called on a worker.
 */
@NullMarked
package dev.sextant.search;

import org.jspecify.annotations.NullMarked;
