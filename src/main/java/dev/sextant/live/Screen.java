package dev.sextant.live;

import dev.sextant.people.Session;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashSet;
import java.util.Set;

/** One open socket: the way to it, whose it is, where its person is, and which addresses it registered for. */
record Screen(SockJSSocket socket, Line line, Session session, String from, Set<String> addresses) {
    Screen(SockJSSocket socket, Session session, String from) {
        this(socket, new Line(socket), session, from, new HashSet<>());
    }
}
