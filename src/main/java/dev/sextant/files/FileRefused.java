package dev.sextant.files;

/** A content is not taken, or is not there. An answer, not a defect: it carries no stack. */
public final class FileRefused extends RuntimeException {

    /** Why not. */
    public enum Why {
        /** The part does not begin where the last one ended; {@link #have} says where that was. */
        OUT_OF_STEP,
        /** More than was declared. */
        TOO_LONG,
        /** The whole is not what was declared; it must be sent again. */
        OTHER_FINGERPRINT,
        /** Of no type that is taken. */
        UNKNOWN_TYPE,
        /** Declared as a picture, and no picture; likewise the others. */
        OTHER_KIND,
        TOO_MANY_PIXELS,
        /** A picture that cannot be read. */
        BROKEN,
        /** It says where it was taken, and was declared not to. */
        TELLS_PLACE,
        /** It is on its way, or its sender gave up. */
        NOT_HERE,
        /** The disk is nearly full. */
        NO_ROOM,
        /** Too much is being done at the moment, or the disk does not answer. */
        BUSY
    }

    private final Why why;
    private final long have;

    FileRefused(Why why) {
        this(why, 0);
    }

    FileRefused(Why why, long have) {
        super(why.name(), null, false, false);
        this.why = why;
        this.have = have;
    }

    public Why why() {
        return why;
    }

    /** Bytes that are here. */
    public long have() {
        return have;
    }
}
