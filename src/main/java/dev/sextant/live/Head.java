package dev.sextant.live;

/**
 * Where a view stands.
 *
 * @param epoch of the history and of the node that draws it: another node may have drawn at other moments
 * @param seq its last change
 */
record Head(String epoch, long seq) {}
