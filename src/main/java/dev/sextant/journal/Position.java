package dev.sextant.journal;

/**
 * A place in an incident's journal.
 *
 * @param epoch a short random text that changes when the store was restored, emptied or lost acknowledged entries:
 *     positions of different epochs cannot be compared, and what was read in an earlier one must be read again
 * @param seq the last entry; 0 = nothing yet
 */
public record Position(String epoch, long seq) {}
