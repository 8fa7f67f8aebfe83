package dev.sextant.live;

import io.vertx.ext.web.handler.sockjs.SockJSSocket;

/** Why the server closed a socket, in the codes that WebSocket leaves to applications, and two of its own. */
public enum CloseCode {
    /** Its reader could not keep up. It comes back and asks what came since. */
    SLOW(4001, "too slow"),
    /** Its session ended: signed out, locked, or other roles. */
    SESSION_ENDED(4002, "session ended"),
    /** Its session, or its network, has as many sockets open as it may. */
    TOO_MANY(4003, "too many screens"),
    /** It sent more than a message may hold, or bytes that are no message. */
    TOO_BIG(1009, "message too big"),
    /** The server stops; another one, or the same again, will answer. */
    RESTART(1012, "restart");

    private final int code;
    private final String reason;

    CloseCode(int code, String reason) {
        this.code = code;
        this.reason = reason;
    }

    public int code() {
        return code;
    }

    void close(SockJSSocket socket) {
        socket.close(code, reason);
    }
}
