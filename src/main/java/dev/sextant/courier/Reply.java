package dev.sextant.courier;

import dev.sextant.plan.Publication.Delivery;

/** What a channel made of one delivery. */
sealed interface Reply {
    /** The longest answer that is kept, before what is put in front of it. */
    int KEPT = Delivery.LONGEST_ANSWER - 20;

    /** It has it, and this is what it gave back: an id, or a few words. */
    record Taken(String answer) implements Reply {}

    /**
     * It has it not, as far as one can know.
     *
     * @param failure one of the words of {@link dev.sextant.plan.Publication.Delivery}
     * @param again whether the same may succeed in a while without anybody mending anything
     */
    record Trouble(String failure, String answer, boolean again) implements Reply {}

    /** As it may be kept: one line, not too long, never empty. */
    static String kept(String said) {
        String line = said.codePoints()
                .map(each -> Character.isISOControl(each) || Character.getType(each) == Character.FORMAT ? ' ' : each)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .strip()
                .replaceAll(" {2,}", " ");
        String held = line.codePointCount(0, line.length()) <= KEPT
                ? line
                : line.substring(0, line.offsetByCodePoints(0, KEPT)) + "…";
        return held.isEmpty() ? "–" : held;
    }
}
