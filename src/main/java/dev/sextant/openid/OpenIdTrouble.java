package dev.sextant.openid;

/** Nobody was shown to be anybody. The message is for the log: it names no person and holds nothing of a token. */
public final class OpenIdTrouble extends RuntimeException {
    private final Why why;

    /** What the person can be told. */
    public enum Why {
        /** The provider does not answer, or not now. */
        AWAY,
        /** What the provider says of itself, or to us, cannot be used: somebody has to look at the settings. */
        UNFIT,
        /** The provider does not know the code, or the token does not hold. */
        REFUSED,
        /** The person did not show anew who they are, though that was asked for. */
        STALE
    }

    OpenIdTrouble(Why why, String what) {
        super(what, null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
