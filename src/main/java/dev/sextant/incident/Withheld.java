package dev.sextant.incident;

import org.jspecify.annotations.Nullable;

/**
 * What stands in the place of a personal text that nobody here can read. A text like any other, in both languages at once, so
 * that every rule, view, line and paper that deals with the field goes on doing so. A value of another kind is simply absent.
 */
public final class Withheld {
    /** Its key was destroyed: nobody will ever read it again. */
    public static final String ERASED = "«已删除 · erased»";

    /** Its key is not here: the incident was brought in from elsewhere, or the key folder is not the right one. */
    public static final String UNREADABLE = "«不可读 · unreadable»";

    private Withheld() {}

    public static boolean is(@Nullable Object value) {
        return ERASED.equals(value) || UNREADABLE.equals(value);
    }
}
