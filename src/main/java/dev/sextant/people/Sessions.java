package dev.sextant.people;

import dev.sextant.incident.Actor;
import dev.sextant.vault.MasterKey;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Who is signed in. The browser holds a random token of 256 bits; Redis holds only its SHA-256, as the key of what the
 * person was when signing in, until it expires. A session therefore never changes, but for when the person last {@link #prove
 * proved} who they are: when an account is locked or gets other roles its sessions are ended, and the person signs in again.
 *
 * <p>Open sockets are {@link #hold held}: they learn within seconds when their session ended, also on another node
 * ({@link #sweep}).
 */
public final class Sessions {
    /** Under this name a request's {@code RoutingContext} carries the {@link Session} that it belongs to. */
    public static final String IN_CONTEXT = "sextant.session";

    /** Under this name it carries the address that the person's browser has, as far as it is known. */
    public static final String FROM_IN_CONTEXT = "sextant.from";

    private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
    private static final int ASKED_AT_ONCE = 200;

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final InstantSource clock;
    private final SessionLimits limits;
    private final MasterKey masterKey;
    private final Bounded<Instant> touched = new Bounded<>(10_000);
    private final Map<String, Integer> held = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** A session that runs, and when it was used last, to the minute. */
    public record Running(Session session, Instant used) {}

    /** @param masterKey seals what helpers said of themselves */
    public Sessions(Store store, InstantSource clock, SessionLimits limits, MasterKey masterKey) {
        this.store = store;
        this.clock = clock;
        this.limits = limits;
        this.masterKey = masterKey;
    }

    /**
     * Begins a session of a person on a device and gives its token.
     *
     * @param proved whether the person just proved to be who the account says
     */
    public Future<String> start(Account account, String device, boolean proved) {
        SessionLimits.Span span = limits.of(account.roles());
        return begin(Session.Kind.PERSON, account.actor(), account.language(), null, device, null, span, proved);
    }

    /** Begins the session of a helper, good for one incident. */
    Future<String> startGuest(Actor guest, String incident, String phone, String device) {
        return begin(Session.Kind.GUEST, guest, null, incident, device, phone, SessionLimits.GUEST, false);
    }

    /** Begins the session of a wall. */
    Future<String> startDisplay(Actor display, String device) {
        return begin(Session.Kind.DISPLAY, display, null, null, device, null, SessionLimits.DISPLAY, false);
    }

    private Future<String> begin(
            Session.Kind kind,
            Actor actor,
            @Nullable String language,
            @Nullable String only,
            String device,
            @Nullable String phone,
            SessionLimits.Span span,
            boolean proved) {
        String token = tokens.session();
        Instant now = clock.instant();
        Session session = new Session(
                Tokens.kept(token),
                kind,
                actor,
                language,
                only,
                device,
                phone,
                now,
                now.plus(span.absolute()),
                span.idle(),
                proved ? now : null);
        String list = list(session);
        // First the list, so that whoever ends them all never misses one; an entry too many does no harm.
        return store.send(Request.cmd(Command.SADD).arg(list).arg(session.id()))
                .compose(done -> store.send(Request.cmd(Command.PEXPIRE)
                        .arg(list)
                        .arg(span.absolute().toMillis())))
                .compose(done -> store.send(Request.cmd(Command.SET)
                        .arg(key(session.id()))
                        .arg(session.toJson(masterKey).toBuffer())
                        .arg("PX")
                        .arg(lives(session, now))))
                .map(done -> token);
    }

    /** The session of this token, if it still runs. Using it keeps it from ending for want of use. */
    public Future<Optional<Session>> find(String token) {
        String id = Tokens.kept(token);
        return store.send(Request.cmd(Command.GET).arg(key(id))).map(found -> {
            if (found == null) {
                return Optional.empty();
            }
            Session session = Session.of(id, new JsonObject(found.toBuffer()), masterKey);
            if (session == null || !clock.instant().isBefore(session.until())) {
                return Optional.empty();
            }
            touch(session);
            return Optional.of(session);
        });
    }

    /**
     * Notes that the person of this session just proved to be who the account says: in this session, in no other of theirs.
     *
     * @return false when the session ended meanwhile
     */
    public Future<Boolean> prove(Session session) {
        return store.send(Request.cmd(Command.SET)
                        .arg(key(session.id()))
                        .arg(session.proved(clock.instant()).toJson(masterKey).toBuffer())
                        .arg("XX")
                        .arg("KEEPTTL"))
                .map(kept -> kept != null);
    }

    /** Who this is in an incident, and how long ago they proved it. */
    public Actor acting(Session session, @Nullable String incident) {
        Instant proved = session.proved();
        return session.actorIn(incident).proved(proved == null ? null : Duration.between(proved, clock.instant()));
    }

    /** The session of this id, if it still runs. */
    Future<Optional<Session>> ofId(String id) {
        return store.send(Request.cmd(Command.GET).arg(key(id))).map(found -> {
            Session session = found == null ? null : Session.of(id, new JsonObject(found.toBuffer()), masterKey);
            return session != null && clock.instant().isBefore(session.until())
                    ? Optional.of(session)
                    : Optional.empty();
        });
    }

    public Future<Void> end(Session session) {
        return store.send(Request.cmd(Command.DEL).arg(key(session.id())))
                .compose(gone ->
                        store.send(Request.cmd(Command.SREM).arg(list(session)).arg(session.id())))
                .onSuccess(gone -> tell(session.id()))
                .mapEmpty();
    }

    /** Ends every session of an account. */
    public Future<Void> endAll(String account) {
        return endListed(ofAccount(account));
    }

    /** Ends every session of this person but this one. */
    public Future<Void> endOthers(Session here) {
        return ofPerson(here.actor().id())
                .compose(running -> Future.join(running.stream()
                                .map(Running::session)
                                .filter(session -> !session.id().equals(here.id()))
                                .map(this::end)
                                .toList())
                        .mapEmpty());
    }

    /** Ends the sessions of everybody who joined this incident as a guest. */
    Future<Void> endGuests(String incident) {
        return endListed(ofGuests(incident));
    }

    private Future<Void> endListed(String list) {
        return ids(list).compose(ids -> {
            Request del = Request.cmd(Command.DEL).arg(list);
            ids.forEach(id -> del.arg(key(id)));
            return store.send(del).onSuccess(gone -> ids.forEach(this::tell)).mapEmpty();
        });
    }

    /** The sessions of an account that run, the newest first. */
    public Future<List<Running>> ofPerson(String account) {
        return running(ofAccount(account));
    }

    Future<List<Running>> guests(String incident) {
        return running(ofGuests(incident));
    }

    Future<List<Running>> displays() {
        return running(DISPLAYS);
    }

    private Future<List<Running>> running(String list) {
        return ids(list).compose(ids -> {
            List<Future<@Nullable Running>> asked =
                    ids.stream().map(id -> look(list, id)).toList();
            return Future.join(List.copyOf(asked))
                    .map(all -> all.<@Nullable Running>list().stream()
                            .filter(one -> one != null)
                            .sorted((a, b) ->
                                    b.session().since().compareTo(a.session().since()))
                            .toList());
        });
    }

    private Future<@Nullable Running> look(String list, String id) {
        return store.send(Request.cmd(Command.GET).arg(key(id))).compose(found -> {
            if (found == null) {
                return store.send(Request.cmd(Command.SREM).arg(list).arg(id)).map(gone -> (@Nullable Running) null);
            }
            Session session = Session.of(id, new JsonObject(found.toBuffer()), masterKey);
            if (session == null) {
                return Future.succeededFuture((@Nullable Running) null);
            }
            return store.send(Request.cmd(Command.PTTL).arg(key(id))).map(left -> {
                long idle = left == null ? 0 : Math.max(0, session.idle().toMillis() - left.toLong());
                Instant used = clock.instant().minusMillis(idle);
                return new Running(session, used.isBefore(session.since()) ? session.since() : used);
            });
        });
    }

    private Future<List<String>> ids(String list) {
        return store.send(Request.cmd(Command.SMEMBERS).arg(list)).map(found -> {
            List<String> ids = new ArrayList<>();
            if (found != null) {
                found.forEach(id -> ids.add(id.toString()));
            }
            return ids;
        });
    }

    /** Called with the id of each session that ended and that this node knows of, within seconds. */
    public void onEnded(Consumer<String> listener) {
        listeners.add(listener);
    }

    /** A socket lives on this session from now on. Every hold is followed by one {@link #release}. */
    public void hold(String id) {
        held.merge(id, 1, Integer::sum);
    }

    public void release(String id) {
        held.computeIfPresent(id, (key, count) -> count > 1 ? count - 1 : null);
    }

    /** Looks which held sessions are gone: ended on another node, or expired. Called every few seconds. */
    public Future<Void> sweep() {
        List<String> ids = List.copyOf(held.keySet());
        List<Future<?>> asked = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += ASKED_AT_ONCE) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + ASKED_AT_ONCE));
            Request get = Request.cmd(Command.MGET);
            some.forEach(id -> get.arg(key(id)));
            asked.add(store.send(get).onSuccess(found -> {
                for (int i = 0; found != null && i < some.size(); i++) {
                    Response value = found.get(i);
                    if (value == null) {
                        tell(some.get(i));
                    } else {
                        // An open screen counts as use.
                        Session open = Session.of(some.get(i), new JsonObject(value.toBuffer()), masterKey);
                        if (open != null) {
                            touch(open);
                        }
                    }
                }
            }));
        }
        return Future.join(asked).mapEmpty();
    }

    private void touch(Session session) {
        Instant now = clock.instant();
        String id = session.id();
        Instant last = touched.get(id);
        if (last != null && now.isBefore(last.plus(TOUCH_EVERY))) {
            return;
        }
        touched.put(id, now);
        store.send(Request.cmd(Command.PEXPIRE).arg(key(id)).arg(lives(session, now)))
                .onFailure(unknown -> touched.remove(id));
    }

    private static long lives(Session session, Instant now) {
        long left = Duration.between(now, session.until()).toMillis();
        return Math.max(1, Math.min(session.idle().toMillis(), left));
    }

    private void tell(String id) {
        touched.remove(id);
        listeners.forEach(listener -> listener.accept(id));
    }

    private static final String DISPLAYS = "{s0}:people:displays";

    /** The list that a session stands in. */
    private static String list(Session session) {
        return switch (session.kind()) {
            case PERSON -> ofAccount(session.actor().id());
            case GUEST -> ofGuests(String.valueOf(session.only()));
            case DISPLAY -> DISPLAYS;
        };
    }

    private static String key(String id) {
        return "{s0}:people:session:" + id;
    }

    private static String ofAccount(String account) {
        return "{s0}:people:sessions:" + account;
    }

    private static String ofGuests(String incident) {
        return "{s0}:people:guests:" + incident;
    }
}
