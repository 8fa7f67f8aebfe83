package dev.sextant.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How people discuss a record beside it: each remark is a record of its own, which says what it is about. It hangs on no
 * board and stands in no log; it is told with the record.
 *
 * @param record the record type of a remark
 * @param about its field of kind ref: the record that it is about
 * @param text its text: what somebody says
 * @param except record types that nobody discusses
 * @param personal what is asked when somebody says what the incident knows a person by; null: nothing
 */
public record Comments(
        String record,
        String about,
        String text,
        List<String> except,
        @Nullable Label personal) {
    public Comments {
        except = List.copyOf(except);
    }

    /** Whether records of this type are discussed. */
    public boolean on(RecordType type) {
        return !type.id().equals(record) && !except.contains(type.id());
    }
}
