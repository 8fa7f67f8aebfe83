package dev.sextant.incident.record;

import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Refusal;

/** The refusal of an act on a record that is not there. */
final class Unknown {

    private Unknown() {}

    static Decision record(String id) {
        return Decision.refuse(
                Refusal.Kind.UNKNOWN,
                Fault.of("id", "unknownRecord", "本事件中没有记录 " + id, "There is no record " + id + " in this incident"));
    }
}
