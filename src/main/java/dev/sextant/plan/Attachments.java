package dev.sextant.plan;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which record type says that a file belongs to a record, and what its fields mean. The record comes first and everybody
 * sees it; the content of the file follows, and nothing is taken in that no such record has declared.
 *
 * @param record the record type
 * @param about its field of kind ref: the record that the file belongs to
 * @param file its field of kind file
 * @param name its text: how the file is called
 * @param kind its enum: what the file is, by {@code kinds}
 * @param size its int: bytes; the field's range bounds every file
 * @param capturedAt its time: when a picture was taken; null: not asked
 * @param placeRemoved its bool: the place where it was taken is removed from the file, which is checked; null: not asked
 * @param facesBlurred its bool: somebody made faces unrecognisable; null: not asked
 * @param most so many files of one record are offered; that more are refused is for a constraint of the type to say
 * @param kinds for each value of the enum what such a file holds
 * @param preset values that a file handed in with a screen gets, field to value
 */
public record Attachments(
        String record,
        String about,
        String file,
        String name,
        String kind,
        String size,
        @Nullable String capturedAt,
        @Nullable String placeRemoved,
        @Nullable String facesBlurred,
        int most,
        Map<String, Content> kinds,
        Map<String, Object> preset) {

    /** The largest file that any plan may allow, in bytes: a part of it is held in memory while it is looked at. */
    public static final long LARGEST = 100L * 1024 * 1024;

    public Attachments {
        kinds = InOrder.map(kinds);
        preset = InOrder.map(preset);
    }

    /** What a file holds. */
    public enum Content {
        PICTURE,
        SOUND,
        DOCUMENT
    }
}
