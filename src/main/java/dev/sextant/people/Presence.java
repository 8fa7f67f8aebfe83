package dev.sextant.people;

import dev.sextant.incident.Person;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who is at an incident now, and at which record: so that two people do not write over each other, and an approver sees
 * that a text is still being worked on. A courtesy, not a record: it is said again every few seconds, forgotten when it is
 * not, and no decision rests on it.
 */
public final class Presence {
    /** Pages say where they are every 5 s; whoever was not heard for this long has gone. */
    public static final Duration HEARD_WITHIN = Duration.ofSeconds(20);

    /** Pages of one session that are told apart. */
    public static final int PAGES = 8;

    /** More than these are not shown; the longest here come first. */
    private static final int MOST = 100;

    private final Store store;
    private final InstantSource clock;

    /**
     * Somebody at a page.
     *
     * @param group whose board it is; null on a page of no group
     * @param record what is open there, null: nothing
     * @param editing whether it is being changed, not only looked at
     * @param since when this began
     */
    public record Here(
            Person person, @Nullable String group, @Nullable String record, boolean editing, Instant since) {
        private boolean goesOnAs(Here other) {
            return editing == other.editing && (record == null ? other.record == null : record.equals(other.record));
        }
    }

    private record Heard(String page, Here here, Instant at) {}

    public Presence(Store store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /**
     * Says where somebody is.
     *
     * @param page which page of this session, 0 to {@link #PAGES} - 1
     * @return everybody else who is at this incident, the longest here first
     */
    public Future<List<Here>> at(String incident, String session, int page, Here now) {
        String own = session + ":" + page;
        return heard(incident).compose(all -> {
            Instant since = all.stream()
                    .filter(one -> one.page().equals(own) && one.here().goesOnAs(now))
                    .map(one -> one.here().since())
                    .findFirst()
                    .orElse(now.since());
            Here here = new Here(now.person(), now.group(), now.record(), now.editing(), since);
            return store.send(Request.cmd(Command.HSET)
                            .arg(key(incident))
                            .arg(own)
                            .arg(json(here).toBuffer()))
                    .compose(kept -> store.send(
                            Request.cmd(Command.PEXPIRE).arg(key(incident)).arg(HEARD_WITHIN.toMillis())))
                    .map(kept -> all.stream()
                            .filter(one -> !one.page().equals(own))
                            .map(Heard::here)
                            .limit(MOST)
                            .toList());
        });
    }

    /** The page was closed. */
    public Future<Void> gone(String incident, String session, int page) {
        return store.send(Request.cmd(Command.HDEL).arg(key(incident)).arg(session + ":" + page))
                .mapEmpty();
    }

    /** Whoever was heard of in time, the longest here first; the others are forgotten. */
    private Future<List<Heard>> heard(String incident) {
        return store.send(Request.cmd(Command.HGETALL).arg(key(incident))).compose(found -> {
            List<Heard> all = all(found);
            Instant still = clock.instant().minus(HEARD_WITHIN);
            List<Heard> late =
                    all.stream().filter(one -> one.at().isBefore(still)).toList();
            if (late.isEmpty()) {
                return Future.succeededFuture(all);
            }
            Request forget = Request.cmd(Command.HDEL).arg(key(incident));
            late.forEach(one -> forget.arg(one.page()));
            return store.send(forget)
                    .map(done -> all.stream().filter(one -> !late.contains(one)).toList());
        });
    }

    private static List<Heard> all(@Nullable Response found) {
        List<Heard> all = new ArrayList<>();
        if (found != null) {
            for (String page : found.getKeys()) {
                JsonObject json = new JsonObject(found.get(page).toBuffer());
                Here here = new Here(
                        new Person(json.getString("account"), Names.of(json.getValue("name"))),
                        json.getString("group"),
                        json.getString("record"),
                        json.getBoolean("editing"),
                        Instant.ofEpochMilli(json.getLong("since")));
                all.add(new Heard(page, here, Instant.ofEpochMilli(json.getLong("at"))));
            }
        }
        all.sort(Comparator.comparing((Heard one) -> one.here().since()).thenComparing(Heard::page));
        return all;
    }

    private JsonObject json(Here here) {
        return new JsonObject()
                .put("account", here.person().id())
                .put("name", Names.toJson(here.person().name()))
                .put("group", here.group())
                .put("record", here.record())
                .put("editing", here.editing())
                .put("since", here.since().toEpochMilli())
                .put("at", clock.millis());
    }

    private static String key(String incident) {
        return "{s0}:people:here:" + incident;
    }
}
