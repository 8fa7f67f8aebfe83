package dev.sextant.journal;

import org.jspecify.annotations.Nullable;

/**
 * The store gave no answer, or refused to work. Whether a write was done is not known: ask again with the same command
 * id.
 */
public final class JournalUnavailable extends RuntimeException {

    public JournalUnavailable(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static JournalUnavailable because(Throwable cause) {
        return cause instanceof JournalUnavailable same
                ? same
                : new JournalUnavailable("The store does not answer: " + cause.getMessage(), cause);
    }
}
