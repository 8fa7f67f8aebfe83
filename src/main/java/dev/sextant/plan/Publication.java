package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the organisation says in public: the one record type whose texts stand on the public page, in which states, and which
 * of its fields are shown. No other field and no other state is ever shown there.
 *
 * @param of the record type
 * @param title its title, a text
 * @param text what is said, a text
 * @param also the same in other languages, where a text has it: language to title and text
 * @param at the field of kind time that says when it was published
 * @param kind an enum: what sort of statement it is; null: nothing is said of that
 * @param contact a text: whom to ask; null: none
 * @param standing the states in which it holds as it was published
 * @param corrected the states in which another one has taken its place
 * @param withdrawn the states in which it was taken back
 * @param corrects the field of a correction that names what it corrects; null: there are no corrections
 * @param wrong a correction's text that says what was wrong
 * @param notice the text that people who saw a withdrawn one are told
 * @param delivery how it goes out over the channels of the node; null: it stands on the public page alone
 */
public record Publication(
        String of,
        String title,
        String text,
        Map<String, Other> also,
        String at,
        @Nullable String kind,
        @Nullable String contact,
        List<String> standing,
        List<String> corrected,
        List<String> withdrawn,
        @Nullable String corrects,
        @Nullable String wrong,
        @Nullable String notice,
        @Nullable Delivery delivery) {

    /**
     * What is written down of a text that goes out over a channel: one record for each text, state of it and channel, posted
     * and moved by the product itself ({@code system} in the who-lists).
     *
     * @param of the record type
     * @param through the field of the text, a set, that says through what it is released
     * @param text a reference to the text
     * @param event an enum that has each public state of the text
     * @param channel a text: the channel's name in the node's settings
     * @param key a text: the same for each try, so that a receiver can tell a repetition
     * @param attempts a whole number, counted up by {@code begin}
     * @param answer a text: what the channel gave back
     * @param failure an enum that has each of {@link #FAILURES}
     * @param begin the move with which a try begins, and begins again when nobody knows what became of the one before
     * @param later the move after a try that failed and will be repeated
     * @param sent the move after a try that succeeded
     * @param failed the move after which only a person lets it be tried again
     * @param withheld the move of what is not sent at all
     */
    public record Delivery(
            String of,
            String through,
            String text,
            String event,
            String channel,
            String key,
            String attempts,
            String answer,
            String failure,
            String begin,
            String later,
            String sent,
            String failed,
            String withheld) {
        /** Nobody answered in time. */
        public static final String SILENT = "silent";
        /** No connection came about. */
        public static final String UNREACHABLE = "unreachable";
        /** The channel is out of order, or asks to come back later. */
        public static final String BUSY = "busy";
        /** The channel does not take it: wrong address, secret, form, or it is not allowed. */
        public static final String DECLINED = "declined";
        /** The node was away for so long that a person must say whether it still shall go out. */
        public static final String LATE = "late";
        /** The settings have no such channel any more. */
        public static final String REMOVED = "removed";
        /** The text was corrected or withdrawn before it went out. */
        public static final String OVERTAKEN = "overtaken";
        /** It belongs to a demo; nothing of that leaves the house. */
        public static final String DEMO = "demo";

        /** The longest name of a channel, in code points. */
        public static final int LONGEST_CHANNEL = 40;

        public static final int LONGEST_KEY = 36;

        /** The longest answer of a channel that is written down. */
        public static final int LONGEST_ANSWER = 320;

        public static final List<String> FAILURES =
                List.of(SILENT, UNREACHABLE, BUSY, DECLINED, LATE, REMOVED, OVERTAKEN, DEMO);
    }

    public Publication {
        also = InOrder.map(also);
        standing = List.copyOf(standing);
        corrected = List.copyOf(corrected);
        withdrawn = List.copyOf(withdrawn);
    }

    /**
     * The text in another language, shown on the page of that language; where it is empty, the text itself.
     *
     * @param title a text
     * @param text a text
     */
    public record Other(String title, String text) {}

    /** Every state in which a record is public. */
    public Set<String> states() {
        return InOrder.set(List.of(standing, corrected, withdrawn).stream()
                .flatMap(List::stream)
                .toList());
    }
}
