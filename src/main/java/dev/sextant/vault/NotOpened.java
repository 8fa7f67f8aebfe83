package dev.sextant.vault;

/** What was sealed cannot be opened here; the message says why and holds nothing of it. */
public final class NotOpened extends Exception {
    NotOpened(String why) {
        super(why);
    }
}
