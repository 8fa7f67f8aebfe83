package dev.sextant.live;

/** What was asked for is not there, or not for this person. An answer, not a defect: it carries no stack. */
public final class NotShown extends RuntimeException {

    /** Why not. */
    public enum Why {
        NO_SUCH_INCIDENT,
        NO_SUCH_VIEW,
        NO_SUCH_RECORD,
        NOT_PERMITTED,
        /** Too many ask for the same costly thing. */
        BUSY
    }

    private final Why why;

    NotShown(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
