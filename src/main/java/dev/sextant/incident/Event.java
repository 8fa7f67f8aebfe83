package dev.sextant.incident;

import java.util.Set;

/**
 * Something that happened and stays true. An event applies itself to the incident; it never fails and never asks the
 * plan for permission, since that was settled when it was decided.
 */
public interface Event {

    /** The incident after this event. */
    Incident applyTo(Incident before, Stamp stamp);

    /** Ids of the records that this event changed, so that a screen need not draw the others again. */
    default Set<String> touched() {
        return Set.of();
    }
}
