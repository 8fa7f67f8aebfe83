package dev.sextant.courier;

import dev.sextant.plan.Publication.Delivery;

/** What a status of HTTP says of a delivery that did not succeed. */
final class HttpStatus {
    private static final int TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int SERVER = 500;

    private HttpStatus() {}

    static boolean good(int status) {
        return status >= 200 && status < 300;
    }

    static Reply.Trouble trouble(int status, String answer) {
        boolean again = status >= SERVER || status == TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
        return new Reply.Trouble(again ? Delivery.BUSY : Delivery.DECLINED, told(status, answer), again);
    }

    static String told(int status, String answer) {
        return Reply.kept("HTTP " + status + (answer.isBlank() ? "" : " · " + answer));
    }
}
