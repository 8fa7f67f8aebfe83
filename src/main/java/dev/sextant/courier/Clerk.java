package dev.sextant.courier;

import dev.sextant.incident.Command;
import io.vertx.core.Future;

/** The desk, as the courier goes to it: with commands of the product's own. */
public interface Clerk {

    /**
     * Lets a command be decided.
     *
     * @param commandId the same id again hears the same answer, on whichever node
     * @return true when it happened now; false when it happened before or may not happen. A failed future means that nobody
     *     knows
     */
    Future<Boolean> submit(String incident, String commandId, Command command);
}
