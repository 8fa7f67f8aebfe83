package dev.sextant.files;

/**
 * How much of a content there is.
 *
 * @param have bytes; the next part begins here
 * @param size bytes of the whole
 * @param complete looked at and on the shelf
 */
public record Held(long have, long size, boolean complete) {}
