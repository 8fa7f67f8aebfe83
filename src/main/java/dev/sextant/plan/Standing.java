package dev.sextant.plan;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a person stands to an act: what {@link Who} asks. */
public interface Standing {
    /** The roles held in the incident: {@code teamLeader}, {@code groupHead@onSite}. */
    Set<String> roles();

    /** The groups in which the person has a role. */
    Set<String> groups();

    /** The group that the record belongs to or waits for; null where the act is not about a record. */
    @Nullable String ownerGroup();

    /** Whether the person wrote the record. */
    boolean author();

    /** Whole minutes since the record was posted; 0 where there is none yet. */
    default long minutesOld() {
        return 0;
    }

    /** Whether the record is assigned to the person: its {@link RecordType#assignee} names them. */
    boolean assignee();
}
