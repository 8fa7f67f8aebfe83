package dev.sextant.plan;

/**
 * A severity level.
 *
 * @param label what it means, {@code name} what it is called (a colour), {@code numeral} its sign
 * @param rank 1 for the lowest
 */
public record Level(String id, Label label, Label name, String numeral, int rank) {}
