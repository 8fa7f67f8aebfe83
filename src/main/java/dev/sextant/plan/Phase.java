package dev.sextant.plan;

/**
 * A phase of an incident.
 *
 * @param strip whether the wall's phase strip shows it
 * @param end whether an incident in it is over
 * @param order place in the listed order, from 0
 */
public record Phase(String id, Label label, boolean strip, boolean end, int order) {}
