package dev.sextant.incident;

import java.util.List;

/** Why a command does not happen: one kind, and every fault that was found. */
public record Refusal(Kind kind, List<Fault> faults) {

    public Refusal {
        faults = List.copyOf(faults);
    }

    /** What sort of no it is; the front door answers each with its own status. */
    public enum Kind {
        /** The plan gives this act to somebody else. */
        NOT_PERMITTED,
        /** The record (or the record type) that is named does not exist here. */
        UNKNOWN,
        /** The act does not fit the state that things are in, such as a move that is not open from here. */
        OUT_OF_ORDER,
        /** A field is missing, malformed or out of its bounds. */
        INVALID,
        /** A rule of the plan forbids the outcome. */
        FORBIDDEN_BY_RULE,
        /** It is unusual, and passes when the person says that it is meant. */
        CONFIRM,
        /** The plan wants to be sure who this is: it passes once the person has proved it again. */
        PROVE_IDENTITY
    }
}
