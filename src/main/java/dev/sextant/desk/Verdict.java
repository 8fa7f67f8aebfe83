package dev.sextant.desk;

import dev.sextant.incident.Fault;
import dev.sextant.incident.Refusal;
import dev.sextant.journal.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command. A future that fails instead means that nobody knows: ask again with the same id. */
public sealed interface Verdict {

    /**
     * It happened, and is on the disk.
     *
     * @param epoch of the journal
     * @param seq where the incident stands after it
     * @param records ids of the records that it made or changed, the one it is about first
     * @param version the new version of that record; null when it is about no record
     * @param again this is the answer that the same command got before
     */
    record Done(
            String incident,
            String epoch,
            long seq,
            List<String> records,
            @Nullable Integer version,
            boolean again) implements Verdict {
        static Done at(Position position, String incident, Receipt answer, boolean again) {
            return new Done(incident, position.epoch(), position.seq(), answer.records(), answer.version(), again);
        }

        public Done {
            records = List.copyOf(records);
        }
    }

    /** It does not happen, with every reason. */
    record Refused(Refusal refusal) implements Verdict {}

    /** It is no command: what is missing, of the wrong kind or unknown in its form. */
    record Malformed(List<Fault> faults) implements Verdict {
        public Malformed {
            faults = List.copyOf(faults);
        }
    }

    /** The same command id came before with something else in it. */
    record OtherBody() implements Verdict {}

    /** There is no such incident. */
    record NoIncident() implements Verdict {}

    /** Too many commands wait for this incident; try again shortly. */
    record Busy() implements Verdict {}
}
