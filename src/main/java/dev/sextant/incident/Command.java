package dev.sextant.incident;

import java.time.Instant;

/** Something that a person wants to happen. It decides itself: accepted with its events, or refused with all reasons. */
public interface Command {

    /**
     * Decides this command; never throws and changes nothing.
     *
     * @param now the incident as of now
     * @param by who asks
     * @param at the server's time
     */
    Decision decide(Incident now, Actor by, Instant at);
}
