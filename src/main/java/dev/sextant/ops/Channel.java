package dev.sextant.ops;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A way out of the house for released texts, as the operator configured it. Addresses and secrets come from here and from
 * nowhere else: no plan and no person can make a node call another address.
 *
 * @param name how people call it; stands in the journal
 * @param standsFor the release channels of the plan's texts that go over it, by their ids
 * @param url where it is; a robot's address holds its key, so it is as secret as one
 * @param secret what requests are signed with, or the password of the mail server
 * @param proxy through which it is reached; empty: directly
 * @param languages in which it is told, in this order; none: in the plan's own
 * @param from the sender of mails
 * @param to the press list of mails
 */
public record Channel(
        String name,
        Kind kind,
        List<String> standsFor,
        Secret url,
        Optional<Secret> secret,
        Optional<URI> proxy,
        List<String> languages,
        String from,
        List<String> to) {

    /** Whom it speaks to, and in which form. */
    public enum Kind {
        WEBHOOK,
        WECOM,
        DINGTALK,
        FEISHU,
        SLACK,
        MAIL;

        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Never shows itself: what is printed, logged or compared in a message is not the value. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "•••";
        }
    }

    public Channel {
        standsFor = List.copyOf(standsFor);
        languages = List.copyOf(languages);
        to = List.copyOf(to);
    }
}
