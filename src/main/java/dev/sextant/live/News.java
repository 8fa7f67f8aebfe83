package dev.sextant.live;

import java.util.List;

/** What the follower tells the bridges, one message per drawing and HTTP instance; what it holds is shared, not copied. */
sealed interface News {

    /** An incident was drawn anew: the views that changed. */
    record Changed(String epoch, List<One> views) implements News {}

    record One(String address, Change change) {}

    /** Whatever was said before may not hold any more: ask for every head again. */
    record Anew() implements News {}
}
