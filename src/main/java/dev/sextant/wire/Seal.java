package dev.sextant.wire;

import org.jspecify.annotations.Nullable;

/** Closes what is personal in the events of one incident before they are written, and opens it when they are read. */
public interface Seal {
    /** Closes nothing, and has the key of nothing. */
    Seal NONE = new Seal() {
        @Override
        public @Nullable String close(String record, String field, String plain) {
            return null;
        }

        @Override
        public @Nullable String open(String record, String field, String sealed) {
            return null;
        }
    };

    /**
     * @param record the record's id, or {@link dev.sextant.incident.PersonalData#INTAKE}
     * @return what is written instead; null: it is not personal and is written as it is
     */
    @Nullable String close(String record, String field, String plain);

    /** What was closed; null when its key is not here. */
    @Nullable String open(String record, String field, String sealed);
}
