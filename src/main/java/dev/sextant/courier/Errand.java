package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.ops.Channel;

/** One thing that is to be done now. */
sealed interface Errand {

    /** Write down that a text is to go out over a channel. */
    record Announce(BoardRecord text, Channel channel, String key) implements Errand {}

    /** Carry it there. */
    record Carry(BoardRecord outgoing, BoardRecord text, Channel channel) implements Errand {}

    /**
     * Write down what became of it without trying.
     *
     * @param move the move of the plan
     * @param failure one of the plan's words
     */
    record Settle(BoardRecord outgoing, String move, String failure) implements Errand {}
}
