package dev.sextant.journal;

import io.vertx.redis.client.impl.types.ErrorType;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.util.Set;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The store gave no answer, or refused to work. Whether a write was done is not known: ask again with the same command
 * id.
 */
public final class JournalUnavailable extends RuntimeException {
    /** What Redis says when the account of the address is not the right one. */
    private static final Set<String> NOT_LET_IN = Set.of("WRONGPASS", "NOAUTH", "NOPERM");

    private final boolean waitingHelps;

    public JournalUnavailable(String message, @Nullable Throwable cause) {
        this(message, cause, true);
    }

    private JournalUnavailable(String message, @Nullable Throwable cause, boolean waitingHelps) {
        super(message, cause);
        this.waitingHelps = waitingHelps;
    }

    /** False when the address of the store is wrong, so that asking again is of no use before somebody mends it. */
    public boolean waitingHelps() {
        return waitingHelps;
    }

    static JournalUnavailable because(Throwable cause) {
        if (cause instanceof JournalUnavailable same) {
            return same;
        }
        if (cause instanceof ErrorType error && NOT_LET_IN.stream().anyMatch(error::is)) {
            return new JournalUnavailable(
                    "The store does not accept the account or password of its address: " + error.getMessage(),
                    cause,
                    false);
        }
        for (Throwable why = cause; why != null; why = why.getCause()) {
            if (why instanceof SSLException || why instanceof GeneralSecurityException) {
                return new JournalUnavailable(
                        "The store's certificate is not trusted. Add ?ca=/path/to/ca.pem to its address, and name it there"
                                + " as the certificate does. (" + why.getMessage() + ")",
                        cause,
                        false);
            }
            if (why instanceof NoSuchFileException) {
                return new JournalUnavailable(
                        "The store's address names a ca= that is not there: " + why.getMessage(), cause, false);
            }
        }
        return new JournalUnavailable("The store does not answer: " + cause.getMessage(), cause);
    }
}
