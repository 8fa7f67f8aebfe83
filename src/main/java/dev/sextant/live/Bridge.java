package dev.sextant.live;

import dev.sextant.ops.Metrics;
import dev.sextant.people.Session;
import dev.sextant.people.Sessions;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.bridge.PermittedOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.sockjs.BridgeEvent;
import io.vertx.ext.web.handler.sockjs.SockJSBridgeOptions;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;
import io.vertx.ext.web.handler.sockjs.SockJSHandlerOptions;
import io.vertx.ext.web.handler.sockjs.SockJSSocket;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sockets of one HTTP instance. The SockJS event-bus bridge of Vert.x speaks the protocol (register, unregister, ping)
 * and asks here who may; what it would do next, one bus consumer and one JSON encoding for every socket, is replaced by our
 * own lists of sockets ({@link Channel}). Belongs to the context of its HTTP instance.
 */
final class Bridge {
    private static final Logger LOG = LoggerFactory.getLogger(Bridge.class);
    private static final int VIEWS_PER_SOCKET = 16;
    private static final long PING_WITHIN_MS = 30_000;
    private static final long BEAT_EVERY_MS = 5_000;
    private static final int QUEUED_BYTES = 256 * 1024;
    private static final long BACK_AFTER_MS = 500;
    private static final long BACK_WITHIN_MS = 3_000;
    private static final String PLACE_FREE_AFTER_SECONDS = "30";
    private static final List<String> OTHER_TRANSPORTS =
            List.of("XHR", "XHR_STREAMING", "EVENT_SOURCE", "HTML_FILE", "JSON_P");

    private final Context context;
    private final Reading reading;
    private final Sessions sessions;
    private final Audience audience;
    private final Metrics metrics;
    private final Frames frames;
    private final BooleanSupplier vouched;
    private final Places places;
    private final IdentityHashMap<SockJSSocket, Screen> screens = new IdentityHashMap<>();
    private final Map<String, Channel> channels = new HashMap<>();

    Bridge(
            Context context,
            Reading reading,
            Sessions sessions,
            Audience audience,
            Metrics metrics,
            Frames frames,
            BooleanSupplier vouched,
            Places places) {
        this.context = context;
        this.reading = reading;
        this.sessions = sessions;
        this.audience = audience;
        this.metrics = metrics;
        this.frames = frames;
        this.vouched = vouched;
        this.places = places;
    }

    /** The router to be mounted; only the raw WebSocket of the bridge is reached through it. */
    Router router(Vertx vertx) {
        SockJSHandlerOptions transports =
                new SockJSHandlerOptions().setRegisterWriteHandler(false).setInsertJSESSIONID(false);
        OTHER_TRANSPORTS.forEach(transports::addDisabledTransport);
        SockJSBridgeOptions rules = new SockJSBridgeOptions()
                .setMaxAddressLength(Address.LONGEST)
                .setMaxHandlersPerSocket(VIEWS_PER_SOCKET)
                .setPingTimeout(PING_WITHIN_MS)
                .addOutboundPermitted(new PermittedOptions().setAddressRegex(Address.FORM));
        Router inside = SockJSHandler.create(vertx, transports).bridge(rules, this::happened);
        Router router = Router.router(vertx);
        router.route().handler(this::mayOpen);
        router.route("/*").subRouter(inside);
        vertx.eventBus().<News>localConsumer(NewsCodec.ADDRESS, message -> hear(message.body()));
        vertx.setPeriodic(BEAT_EVERY_MS, tick -> beat());
        sessions.onEnded(session -> context.runOnContext(go -> end(session)));
        return router;
    }

    /** Refused before the handshake, so that the screen backs off; {@link #opened} counts what came at the same time. */
    private void mayOpen(RoutingContext ctx) {
        Session session = ctx.get(Sessions.IN_CONTEXT);
        if (!ctx.request().path().endsWith("/live/websocket")) {
            ctx.fail(404);
        } else if (session != null && !places.free(session.id(), from(ctx))) {
            ctx.response().putHeader("Retry-After", PLACE_FREE_AFTER_SECONDS);
            ctx.fail(429);
        } else {
            ctx.next();
        }
    }

    private static String from(RoutingContext ctx) {
        String from = ctx.get(Sessions.FROM_IN_CONTEXT);
        return from == null ? "" : from;
    }

    /** Tells every screen that the server goes, and closes it. Completes when all is written. */
    Future<Void> farewell() {
        Promise<Void> said = Promise.promise();
        context.runOnContext(go -> {
            for (Screen screen : List.copyOf(screens.values())) {
                long back = ThreadLocalRandom.current().nextLong(BACK_AFTER_MS, BACK_WITHIN_MS);
                Buffer bye = Frames.bye(back);
                screen.socket().write(bye).onFailure(gone -> LOG.trace("A screen went before the farewell", gone));
                CloseCode.RESTART.close(screen.socket());
            }
            said.complete();
        });
        return said.future();
    }

    private void happened(BridgeEvent event) {
        SockJSSocket socket = event.socket();
        switch (event.type()) {
            case SOCKET_CREATED -> event.complete(opened(socket));
            case REGISTER -> admit(socket, event.getRawMessage()).onComplete(done -> event.complete(done.succeeded()));
            case REGISTERED -> {
                registered(socket, address(event.getRawMessage()));
                event.complete(true);
            }
            case UNREGISTER -> {
                left(socket, address(event.getRawMessage()));
                event.complete(true);
            }
            case SOCKET_CLOSED -> {
                closed(socket);
                event.complete(true);
            }
            case SEND, PUBLISH, RECEIVE -> event.complete(false);
            case SOCKET_ERROR -> {
                // A message without end, or the network broke: the bridge would keep the socket and have forgotten it.
                CloseCode.TOO_BIG.close(socket);
                event.complete(true);
            }
            default -> event.complete(true);
        }
    }

    private boolean opened(SockJSSocket socket) {
        Session session = socket.routingContext().get(Sessions.IN_CONTEXT);
        if (session == null) {
            return false;
        }
        String from = from(socket.routingContext());
        if (!places.take(session.id(), from)) {
            CloseCode.TOO_MANY.close(socket);
            return false;
        }
        socket.setWriteQueueMaxSize(QUEUED_BYTES);
        sessions.hold(session.id());
        screens.put(socket, new Screen(socket, session, from));
        return true;
    }

    /** Succeeds when the address exists, the session's roles may see it, and the socket is still there to be told. */
    private Future<?> admit(SockJSSocket socket, @Nullable JsonObject message) {
        Screen screen = screens.get(socket);
        Optional<Address> address = Address.of(address(message));
        if (screen == null || address.isEmpty() || screen.addresses().contains(address(message))) {
            return Future.failedFuture(new NotShown(NotShown.Why.NO_SUCH_VIEW));
        }
        return reading.head(
                        address.get(), screen.session().actorIn(address.get().incident()))
                .compose(head -> {
                    if (!screens.containsKey(socket)) {
                        return Future.failedFuture(new NotShown(NotShown.Why.NO_SUCH_VIEW));
                    }
                    // Before the bridge says that it is registered, so that nothing falls between head and first
                    // change.
                    join(screen, address.get()).standsAt(head);
                    return Future.succeededFuture(head);
                });
    }

    private Channel join(Screen screen, Address address) {
        String name = address.toString();
        Channel channel = channels.computeIfAbsent(name, key -> new Channel(name, frames, context, metrics));
        if (screen.addresses().add(name)) {
            channel.join(screen.line());
            audience.came(address);
            metrics.socketOpened(address.screen());
        }
        return channel;
    }

    private void registered(SockJSSocket socket, String address) {
        Channel channel = channels.get(address);
        Screen screen = screens.get(socket);
        if (channel != null && screen != null && vouched.getAsBoolean()) {
            channel.tellHead(screen.line());
        }
    }

    private void left(SockJSSocket socket, String name) {
        Screen screen = screens.get(socket);
        if (screen == null || !screen.addresses().remove(name)) {
            return;
        }
        Channel channel = channels.get(name);
        if (channel != null) {
            channel.leave(screen.line());
            if (channel.isEmpty()) {
                channels.remove(name);
            }
        }
        Address.of(name).ifPresent(address -> {
            audience.left(address);
            metrics.socketClosed(address.screen());
        });
    }

    private void closed(SockJSSocket socket) {
        Screen screen = screens.get(socket);
        if (screen != null) {
            List.copyOf(screen.addresses()).forEach(name -> left(socket, name));
            screens.remove(socket);
            sessions.release(screen.session().id());
            places.leave(screen.session().id(), screen.from());
        }
    }

    /** A session ended: its sockets showed what they may no longer see. */
    private void end(String session) {
        for (Screen screen : List.copyOf(screens.values())) {
            if (screen.session().id().equals(session)) {
                List.copyOf(screen.addresses()).forEach(name -> left(screen.socket(), name));
                CloseCode.SESSION_ENDED.close(screen.socket());
            }
        }
    }

    private void hear(News news) {
        if (news instanceof News.Changed changed) {
            for (News.One one : changed.views()) {
                Channel channel = channels.get(one.address());
                if (channel != null) {
                    channel.hear(changed.epoch(), one.change());
                }
            }
        } else {
            askAllHeads();
        }
    }

    private void askAllHeads() {
        channels.forEach((name, channel) -> Address.of(name)
                .ifPresent(address -> reading.head(address)
                        .onSuccess(head -> {
                            channel.standsAt(head);
                            channel.beat();
                        })
                        .onFailure(notNow -> LOG.debug("No head of {}: {}", name, notNow.getMessage()))));
    }

    /** Only what is vouched for is told: a screen that hears nothing says itself that it is not live. */
    private void beat() {
        if (vouched.getAsBoolean()) {
            channels.values().forEach(Channel::beat);
        }
    }

    private static String address(@Nullable JsonObject message) {
        return message != null && message.getValue("address") instanceof String address ? address : "";
    }
}
