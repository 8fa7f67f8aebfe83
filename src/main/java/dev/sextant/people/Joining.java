package dev.sextant.people;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Person;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Helpers who join one group of one incident with their own phone: somebody of the team shows a code, they scan it, say who
 * they are, and are in until the incident ends. A code expires, is good for so many people, and can be taken back; only its
 * hash is kept. What a guest may do says the plan ({@link Role#GUEST}).
 */
public final class Joining {
    public static final int MOST_USES = 200;
    public static final Duration LONGEST = Duration.ofHours(24);
    private static final int CODES_OF_AN_INCIDENT = 50;
    private static final String INCIDENTS = "{s0}:people:joined-incidents";

    private final Tokens tokens = new Tokens();
    private final Store store;
    private final InstantSource clock;
    private final Sessions sessions;

    /**
     * A code, as those who show it see it.
     *
     * @param id its hash: names it and opens nothing
     * @param used how many came by it
     */
    public record Code(
            String id, String incident, String group, Person by, Instant since, Instant until, int uses, int used) {
        public boolean open() {
            return used < uses;
        }
    }

    /** A code that was just made; its text is kept nowhere. */
    public record Made(String text, Code code) {}

    public Joining(Store store, InstantSource clock, Sessions sessions) {
        this.store = store;
        this.clock = clock;
        this.sessions = sessions;
    }

    /** Makes a code; empty when the incident has too many already. */
    public Future<Optional<Made>> make(String incident, String group, Person by, Duration lives, int uses) {
        String text = tokens.link();
        Instant now = clock.instant();
        Code code = new Code(Tokens.kept(text), incident, group, by, now, now.plus(lives), uses, 0);
        return codes(incident).compose(codes -> {
            if (codes.size() >= CODES_OF_AN_INCIDENT) {
                return Future.succeededFuture(Optional.empty());
            }
            return store.send(Request.cmd(Command.SADD).arg(INCIDENTS).arg(incident))
                    .compose(done -> store.send(
                            Request.cmd(Command.SADD).arg(list(incident)).arg(code.id())))
                    .compose(done -> store.send(Request.cmd(Command.SET)
                            .arg(key(code.id()))
                            .arg(json(code).toBuffer())
                            .arg("PX")
                            .arg(lives.toMillis())))
                    .map(done -> Optional.of(new Made(text, code)));
        });
    }

    /** What a code is good for; empty when it is used up, over, taken back, or never was. */
    public Future<Optional<Code>> look(String text) {
        return text.length() > 60
                ? Future.succeededFuture(Optional.empty())
                : find(Tokens.kept(text)).map(found -> found.filter(Code::open));
    }

    /**
     * Lets somebody in.
     *
     * @return the token of the session; empty when the code let in as many as it may
     */
    public Future<Optional<String>> join(Code code, String name, String phone, String device) {
        String counter = counter(code.id());
        Actor guest =
                new Actor(Role.GUEST + "-" + tokens.name(), Names.same(name), Set.of(Role.GUEST + "@" + code.group()));
        return store.send(Request.cmd(Command.INCR).arg(counter))
                .compose(count -> store.send(Request.cmd(Command.PEXPIRE)
                                .arg(counter)
                                .arg(Math.max(
                                        1,
                                        Duration.between(clock.instant(), code.until())
                                                .toMillis())))
                        .map(done -> count))
                .compose(count -> count == null || count.toInteger() > code.uses()
                        ? Future.succeededFuture(Optional.empty())
                        : sessions.startGuest(guest, code.incident(), phone, device)
                                .map(Optional::of));
    }

    /** The codes of an incident that still run, the newest first. */
    public Future<List<Code>> codes(String incident) {
        return members(list(incident)).compose(ids -> {
            List<Future<Optional<Code>>> asked = ids.stream()
                    .map(id -> find(id).compose(found -> found.isPresent()
                            ? Future.succeededFuture(found)
                            : store.send(Request.cmd(Command.SREM)
                                            .arg(list(incident))
                                            .arg(id))
                                    .map(found)))
                    .toList();
            return Future.join(List.copyOf(asked))
                    .map(all -> all.<Optional<Code>>list().stream()
                            .flatMap(Optional::stream)
                            .sorted((a, b) -> b.since().compareTo(a.since()))
                            .toList());
        });
    }

    /** Takes a code back; who came by it stays in. */
    public Future<Void> revoke(Code code) {
        return store.send(Request.cmd(Command.DEL).arg(key(code.id())).arg(counter(code.id())))
                .compose(gone -> store.send(
                        Request.cmd(Command.SREM).arg(list(code.incident())).arg(code.id())))
                .mapEmpty();
    }

    /** Who is in by a code, the newest first. */
    public Future<List<Sessions.Running>> guests(String incident) {
        return sessions.guests(incident);
    }

    /** The incidents that somebody may have joined. */
    public Future<List<String>> incidents() {
        return members(INCIDENTS);
    }

    /** The incident is over: its codes and the sessions of its guests end. */
    public Future<Void> close(String incident) {
        return codes(incident)
                .compose(codes -> Future.join(codes.stream().map(this::revoke).toList()))
                .compose(revoked -> sessions.endGuests(incident))
                .compose(ended ->
                        store.send(Request.cmd(Command.SREM).arg(INCIDENTS).arg(incident)))
                .mapEmpty();
    }

    private Future<Optional<Code>> find(String id) {
        return store.send(Request.cmd(Command.GET).arg(key(id)))
                .compose(found -> found == null
                        ? Future.succeededFuture(Optional.empty())
                        : store.send(Request.cmd(Command.GET).arg(counter(id)))
                                .map(used -> Optional.of(code(
                                        id, new JsonObject(found.toBuffer()), used == null ? 0 : used.toInteger()))));
    }

    private Future<List<String>> members(String key) {
        return store.send(Request.cmd(Command.SMEMBERS).arg(key)).map(found -> {
            List<String> all = new ArrayList<>();
            if (found != null) {
                found.forEach(one -> all.add(one.toString()));
            }
            return all;
        });
    }

    private static JsonObject json(Code code) {
        return new JsonObject()
                .put("incident", code.incident())
                .put("group", code.group())
                .put("by", code.by().id())
                .put("byName", Names.toJson(code.by().name()))
                .put("since", code.since().toEpochMilli())
                .put("until", code.until().toEpochMilli())
                .put("uses", code.uses());
    }

    private static Code code(String id, JsonObject json, int used) {
        return new Code(
                id,
                json.getString("incident"),
                json.getString("group"),
                new Person(json.getString("by"), Names.of(json.getValue("byName"))),
                Instant.ofEpochMilli(json.getLong("since")),
                Instant.ofEpochMilli(json.getLong("until")),
                json.getInteger("uses"),
                Math.min(used, json.getInteger("uses")));
    }

    private static String key(String id) {
        return "{s0}:people:join:" + id;
    }

    private static String counter(String id) {
        return "{s0}:people:join-used:" + id;
    }

    private static String list(String incident) {
        return "{s0}:people:joins:" + incident;
    }
}
