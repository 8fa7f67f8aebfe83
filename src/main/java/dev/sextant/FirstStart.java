package dev.sextant;

import java.util.Optional;

/** A store in which nobody has an account: whoever starts the node is given a link that makes the first administrator. */
final class FirstStart {

    private FirstStart() {}

    /** The link; empty when somebody has an account. It works once, for half an hour. */
    static Optional<String> link(Ground ground, Node node) {
        if (!ground.insist(ground.accounts::all).isEmpty()) {
            return Optional.empty();
        }
        String text = ground.insist(() -> node.people().links().forFirstAdministrator())
                .text();
        return Optional.of(node.address() + "/welcome#" + text);
    }
}
