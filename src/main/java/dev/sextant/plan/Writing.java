package dev.sextant.plan;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the texts of a record type come about: what a draft may begin with, what each sentence rests on, and what must not
 * stand in them when they are handed on.
 *
 * @param texts the fields that are written, each with the language that it is written in
 * @param facts where it is kept what a sentence rests on; null: sentences cite nothing
 * @param remarks where it is kept what somebody who returned a text said to passages of it; null: nowhere
 * @param on the moves before which the texts are looked through; a refusal names field and place
 * @param confirm the moves at which whoever hands the text on confirms what in it is only worth a look
 * @param unfilled what is said of a {@link #OPEN blank} that nobody filled; null: blanks may stay
 * @param personal what is said where a text holds a value of personal data that the incident knows; null: not looked for
 * @param slots what templates are filled with, by name
 */
public record Writing(
        Map<String, String> texts,
        @Nullable Facts facts,
        @Nullable Remarks remarks,
        Set<String> on,
        Set<String> confirm,
        @Nullable Label unfilled,
        @Nullable Label personal,
        List<Forbidden> forbidden,
        Map<String, Slot> slots,
        Map<String, Beginning> templates) {
    /** A blank of a template: {@code 【what is to be filled in】}. */
    public static final Pattern OPEN = Pattern.compile("【[^【】]*】");

    public Writing {
        texts = InOrder.map(texts);
        on = InOrder.set(on);
        confirm = InOrder.set(confirm);
        forbidden = List.copyOf(forbidden);
        slots = InOrder.map(slots);
        templates = InOrder.map(templates);
    }

    /** A blank that says what belongs there. */
    public static String open(String what) {
        return "【" + what + "】";
    }

    /**
     * The list that says what a sentence rests on.
     *
     * @param in the field of kind list
     * @param quote its text: the passage, word by word as the text has it
     * @param finding its reference: what the passage rests on
     * @param result an enum of the finding that says what came out; null: a finding that counts holds
     * @param holds the results by which the passage stands
     * @param fails the results by which it must not be said
     * @param figures numbers of the finding, with a unit, that a sentence resting on it may not contradict
     * @param denials texts that say that something is not so, which turns both around; null: there are none
     */
    public record Facts(
            String in,
            String quote,
            String finding,
            @Nullable String result,
            List<String> holds,
            List<String> fails,
            List<String> figures,
            @Nullable Denials denials) {
        public Facts {
            holds = List.copyOf(holds);
            fails = List.copyOf(fails);
            figures = List.copyOf(figures);
        }
    }

    /**
     * Texts that deny, such as a refutation.
     *
     * @param field an enum of the type that says what sort of text it is
     * @param values the sorts that deny
     */
    public record Denials(String field, List<String> values) {
        public Denials {
            values = List.copyOf(values);
        }
    }

    /**
     * The list that says what is to be changed where.
     *
     * @param in the field of kind list
     * @param quote its text: the passage, word by word as the text has it
     * @param note its text: what is said to it
     */
    public record Remarks(String in, String quote, String note) {}

    /**
     * Words that are not to be used.
     *
     * @param phrases to be found as they are written
     * @param of more of them: texts of the incident, each of one or several phrases between commas, semicolons or lines
     * @param match a pattern of what is not to be written, such as a phone number
     * @param refuses false: only shown to whoever writes
     */
    public record Forbidden(
            List<String> phrases,
            @Nullable Expression of,
            @Nullable Pattern match,
            boolean refuses,
            Label say) {
        public Forbidden {
            phrases = List.copyOf(phrases);
        }
    }

    /**
     * What a template may be filled with.
     *
     * @param of a text, number or time; null, or without a value now: a blank with the label
     */
    public record Slot(@Nullable Expression of, Label label) {}

    /**
     * What a draft may begin with.
     *
     * @param set other fields that it fills in
     * @param texts the texts, each in the language of its field
     */
    public record Beginning(String id, Label label, Map<String, Expression> set, Map<String, Template> texts) {
        public Beginning {
            set = InOrder.map(set);
            texts = InOrder.map(texts);
        }
    }
}
