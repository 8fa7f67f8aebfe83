package dev.sextant.live;

import dev.sextant.people.Sessions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashSet;
import java.util.Set;

/** One open socket: whose it is, and which addresses it registered for. */
record Screen(SockJSSocket socket, Sessions.Session session, Set<String> addresses) {
    Screen(SockJSSocket socket, Sessions.Session session) {
        this(socket, session, new HashSet<>());
    }
}
