package dev.sextant.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A picture of the place, such as a floor plan, with the places on it: where they are, and what is to be seen of each.
 *
 * @param picture the records that hold the picture: the newest that counts is shown
 * @param places the records that are placed on it
 * @param alsoOn groups whose board shows it, beside that of the places
 * @param signs what is said of a place on it, beside the people who are counted there ({@link Wall#count})
 */
public record SitePlan(Picture picture, Places places, List<String> alsoOn, List<Sign> signs) {
    public SitePlan {
        alsoOn = List.copyOf(alsoOn);
        signs = List.copyOf(signs);
    }

    /**
     * @param of record type
     * @param file its field of kind file
     * @param size its int: bytes; the field's range bounds the picture
     * @param name its text: how the picture is called
     */
    public record Picture(String of, String file, String size, String name) {}

    /**
     * All in hundredths of the picture, so that they hold at any size.
     *
     * @param of record type
     * @param x its number: from the left edge to the middle of the place
     * @param y its number: from the upper edge to the middle of the place
     * @param width its number; null: a place is a mark
     * @param height its number; null with {@code width}
     */
    public record Places(
            String of,
            String x,
            String y,
            @Nullable String width,
            @Nullable String height) {}

    /** What is said of a place while {@code when} is true; over {@code record} (the place), {@code all}, {@code incident}, {@code now}. */
    public record Sign(String id, Expression when, Lifecycle.Tone tone, Label say) {}
}
