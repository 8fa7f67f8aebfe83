package dev.sextant.incident;

import java.util.List;

/** The answer to a command. */
public sealed interface Decision {

    /** It happens: these events, in this order, all or none. */
    record Accepted(List<Event> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /** It does not happen, for this refusal, which lists every reason at once. */
    record Refused(Refusal refusal) implements Decision {}

    static Decision accept(Event... events) {
        return new Accepted(List.of(events));
    }

    static Decision refuse(Refusal.Kind kind, Fault... faults) {
        return new Refused(new Refusal(kind, List.of(faults)));
    }

    static Decision refuse(Refusal.Kind kind, List<Fault> faults) {
        return new Refused(new Refusal(kind, faults));
    }
}
