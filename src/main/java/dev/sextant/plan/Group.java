package dev.sextant.plan;

/**
 * One of the team's groups.
 *
 * @param brief the name where room is short
 * @param mark one sign for a map or a tile
 * @param strength people who are expected in place
 * @param order place in the listed order, from 0
 */
public record Group(
        String id, Label label, Label brief, Label mark, Kind kind, int strength, Silence silent, int order) {
    public enum Kind {
        COMMAND,
        WORKING
    }

    /** After so many minutes without an update a group is shown amber, then red. */
    public record Silence(int amberMinutes, int redMinutes) {}
}
