package dev.sextant.board;

import java.util.Map;

/** One screen's view: what it shows of a moment, as a tree of maps. */
interface View {

    /** The view's name on the wire, such as {@code wall} or {@code board.onSite}. */
    String name();

    Map<String, Object> draw(Moment moment);
}
