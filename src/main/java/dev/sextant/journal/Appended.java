package dev.sextant.journal;

/** What became of an append. */
public sealed interface Appended {

    /** Written and on the disk. {@code head} is the position of its last entry. */
    record Stored(Position head) implements Appended {}

    /**
     * This command was stored before.
     *
     * @param then where its last entry stands
     * @param answer the text that the desk gave with it; empty when only the fact is known (a brought-in incident)
     */
    record Again(Position then, String answer) implements Appended {}

    /** Somebody was faster: nothing was written. Read on up to {@code head} and decide again. */
    record Moved(Position head) implements Appended {}

    /** This command id was used before for something else: nothing was written. */
    record Different() implements Appended {}
}
