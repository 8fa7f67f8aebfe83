package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the wall display shows beside what it always shows.
 *
 * @param count the big number and its curve; null: none
 * @param status the line in which each group says how it stands; null: none
 * @param facts small figures
 * @param tiles each group's own figure
 * @param markers what is marked on the curve; changes of level and phase always are
 * @param affected how many households or customers it is about, in the headline; null, or no value: what the intake says
 * @param say the line that everybody may say now, shown on every phone; null: none
 * @param sayUntil until when that line holds; null, or no value: until another is approved
 * @param answers what is answered when people ask, shown on every phone below that line; null: nothing
 * @param nextAnswer when the crowd is answered next, shown on every phone; null: not told
 * @param rotation how a wall goes round several incidents
 */
public record Wall(
        @Nullable Count count,
        @Nullable Status status,
        List<Fact> facts,
        Map<String, Tile> tiles,
        List<Marker> markers,
        @Nullable Expression affected,
        @Nullable Expression say,
        @Nullable Expression sayUntil,
        @Nullable Answers answers,
        @Nullable Expression nextAnswer,
        Rotation rotation) {
    public Wall {
        facts = List.copyOf(facts);
        tiles = InOrder.map(tiles);
        markers = List.copyOf(markers);
    }

    /**
     * A number that is reported per place.
     *
     * @param of record type whose latest record per value of the field {@code per} counts
     * @param field the number
     * @param method an enum field that says how it was counted
     * @param mood reported beside it
     * @param interval the time limit after twice of which a report is stale
     */
    public record Count(
            Label label,
            String of,
            String per,
            String field,
            @Nullable Label unit,
            @Nullable String method,
            @Nullable Mood mood,
            @Nullable String interval) {}

    /**
     * Questions with their approved answers: the records of this type in these states that have a question.
     *
     * @param question the text field with the question
     * @param answer the text field with the answer
     */
    public record Answers(String of, List<String> in, String question, String answer) {
        public Answers {
            in = List.copyOf(in);
        }
    }

    /** An enum field reported per place, the worst one counts. */
    public record Mood(String of, String per, String field) {}

    /**
     * The line in which each group says how it stands: the latest record of a type that groups own.
     *
     * @param light an enum field: the colour that its tile takes
     * @param line the text
     * @param need what is needed most
     * @param interval the time limit after which a group without a new line is silent
     */
    public record Status(
            String of, String light, String line, @Nullable String need, String interval) {}

    /** A figure: the text or number of {@code value}, with a note beside it. */
    public record Fact(
            String id,
            Label label,
            Expression value,
            @Nullable Label note) {}

    /** A group's own figure: the text or number of {@code value}. */
    public record Tile(Expression value, Label label) {}

    /**
     * How a wall goes round several incidents.
     *
     * @param seconds for which each is shown
     * @param endedMinutes for which one that ended is still named, with when and by whom
     */
    public record Rotation(int seconds, int endedMinutes) {
        static final Rotation USUAL = new Rotation(25, 60);
    }

    /** A record of {@code type} that comes into {@code state} is marked on the curve. */
    public record Marker(String type, String state) {}
}
