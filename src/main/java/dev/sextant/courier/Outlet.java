package dev.sextant.courier;

import io.vertx.core.Future;
import java.util.List;

/** The way to one channel. */
interface Outlet {

    /** Carries it there. Never fails: what went wrong is the reply. */
    Future<Reply> carry(Letter letter);

    /** Exactly what a reader of the channel will get, one text for each message. */
    List<String> shown(Letter letter);
}
