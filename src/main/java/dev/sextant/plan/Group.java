package dev.sextant.plan;

import java.util.List;

/**
 * One of the team's groups.
 *
 * @param brief the name where room is short
 * @param mark one sign for a map or a tile
 * @param strength people who are expected in place
 * @param order place in the listed order, from 0
 * @param tabs the record types that come first on its board, in this order; the others follow as the plan lists them
 * @param offers the record types that its board always offers to begin, whichever tab is open, to whoever may post them
 */
public record Group(
        String id,
        Label label,
        Label brief,
        Label mark,
        Kind kind,
        int strength,
        Silence silent,
        int order,
        List<String> tabs,
        List<String> offers) {

    public Group {
        tabs = List.copyOf(tabs);
        offers = List.copyOf(offers);
    }

    public enum Kind {
        COMMAND,
        WORKING
    }

    /** After so many minutes without an update a group is shown amber, then red. */
    public record Silence(int amberMinutes, int redMinutes) {}
}
