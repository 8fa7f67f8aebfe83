package dev.sextant.demo;

import dev.sextant.ops.ServerClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario: waits until the clock shows the time of a row, and sends its command as the person that it names. A row
 * that the product answers otherwise than the story says is told and passed over: the show goes on. When the product is away
 * the row is sent again with the same command id until it is answered.
 */
public final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final long AGAIN_MS = 1_000;
    private static final int TRIES = 60;
    /** Behind by more than this the clock stands still until the rows have caught up. */
    private static final long BEHIND_MS = 30_000;

    private final Vertx vertx;
    private final Scenario scenario;
    private final ServerClock clock;
    private final double speed;
    private final Caller caller;
    private final HttpClient client;
    private final Progress progress;
    private final Consumer<Scenario.Row> watcher;
    private final List<String> surprises = new ArrayList<>();
    private final Promise<List<String>> end = Promise.promise();
    private boolean stopped;

    /**
     * @param folder where it is noted how far the scenario was played
     * @param watcher is told each row before it is sent
     */
    public Player(
            Vertx vertx,
            Scenario scenario,
            ServerClock clock,
            double speed,
            int port,
            String password,
            Path folder,
            Consumer<Scenario.Row> watcher)
            throws IOException {
        this.vertx = vertx;
        this.scenario = scenario;
        this.clock = clock;
        this.speed = speed;
        this.client = vertx.createHttpClient();
        this.caller = new Caller(client, port, password);
        this.progress = Progress.in(folder, scenario.id());
        this.watcher = watcher;
    }

    /** Whether the last row was played before: then there is nothing to play. */
    public static boolean finished(Scenario scenario, Path folder) throws IOException {
        return Progress.in(folder, scenario.id()).done() >= scenario.rows().size();
    }

    /** Plays what is left. Completes after the last row with everything that went otherwise than the story says. */
    public Future<List<String>> play() {
        clock.run(0);
        vertx.runOnContext(begin -> signInAll().onComplete(there -> next()));
        return end.future();
    }

    /**
     * Everybody who still has something to do signs in while the clock stands: a sign-in takes a tenth of a second, which is
     * minutes of a story that is played quickly. Whoever could not is tried again with the first command.
     */
    private Future<?> signInAll() {
        return Future.join(scenario.rows().stream()
                .skip(progress.done())
                .filter(row -> !row.act().equals("system"))
                .map(Scenario.Row::actor)
                .distinct()
                .map(caller::signIn)
                .toList());
    }

    /** Plays no further row. */
    public Future<Void> stop() {
        stopped = true;
        return client.close();
    }

    private void next() {
        if (stopped) {
            return;
        }
        int index = progress.done();
        if (index >= scenario.rows().size()) {
            clock.run(1);
            end.tryComplete(List.copyOf(surprises));
            return;
        }
        Scenario.Row row = scenario.rows().get(index);
        keepTogether(row);
        long wait = clock.until(row.at()).toMillis();
        if (wait > 0) {
            vertx.setTimer(wait, due -> play(index, row));
        } else {
            play(index, row);
        }
    }

    private void keepTogether(Scenario.Row row) {
        double rate = clock.millis() - row.at().toEpochMilli() > BEHIND_MS ? 0 : speed;
        if (rate != clock.rate()) {
            clock.run(rate);
        }
    }

    private void play(int index, Scenario.Row row) {
        watcher.accept(row);
        Future<Boolean> played = row.act().equals("system") ? Future.succeededFuture(true) : send(index, row, TRIES);
        played.onFailure(failure -> surprise(index, row, String.valueOf(failure.getMessage())))
                .onComplete(done -> {
                    try {
                        if (!stopped) {
                            progress.next();
                        }
                        next();
                    } catch (IOException e) {
                        end.tryFail(e);
                    }
                });
    }

    private Future<Boolean> send(int index, Scenario.Row row, int tries) {
        return command(index, row)
                .compose(command -> caller.post(row.actor(), path(row), command))
                .compose(
                        reply -> reply.later() && tries > 0
                                ? again(index, row, tries)
                                : Future.succeededFuture(judge(index, row, reply)),
                        unreached -> tries > 0 && !(unreached instanceof NotFound)
                                ? again(index, row, tries)
                                : Future.failedFuture(unreached));
    }

    private Future<Boolean> again(int index, Scenario.Row row, int tries) {
        return vertx.timer(AGAIN_MS, TimeUnit.MILLISECONDS)
                .compose(waited -> stopped ? Future.succeededFuture(false) : send(index, row, tries - 1));
    }

    private String path(Scenario.Row row) {
        return row.opens() ? "/api/incidents" : "/api/incidents/" + incident() + "/commands";
    }

    private String incident() {
        return progress.names().getOrDefault("INC", "none");
    }

    private Future<JsonObject> command(int index, Scenario.Row row) {
        JsonObject command = new JsonObject().put("commandId", id(index)).put("type", row.act());
        row.command().forEach((key, value) -> command.put(key, named(value)));
        Map<String, Object> find = row.find();
        Future<String> found =
                find == null ? Future.succeededFuture(command.getString("id", "")) : find(row.actor(), find);
        return found.compose(id -> {
            if (!id.isEmpty()) {
                command.put("id", id);
            }
            return asSeen(row.actor(), id, command);
        });
    }

    /** The same row of the same scenario is always the same command. */
    private String id(int index) {
        String name = scenario.id() + "/" + scenario.begins() + "/" + index;
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private static final class NotFound extends RuntimeException {
        NotFound(Map<String, Object> what) {
            super("nothing found like " + what, null, false, false);
        }
    }

    private Future<String> find(String account, Map<String, Object> find) {
        String board = String.valueOf(find.get("board"));
        Map<String, Object> like = new LinkedHashMap<>();
        find.forEach((key, value) -> {
            if (!key.equals("board")) {
                like.put(key, named(value));
            }
        });
        return caller.get(account, "/api/incidents/" + incident() + "/views/board." + board)
                .map(reply -> {
                    JsonObject records = reply.body()
                            .getJsonObject("view", new JsonObject())
                            .getJsonObject("records", new JsonObject());
                    for (String id : records.fieldNames()) {
                        if (fits(records.getJsonObject(id), like)) {
                            return id;
                        }
                    }
                    throw new NotFound(find);
                });
    }

    private static boolean fits(JsonObject card, Map<String, Object> like) {
        JsonObject fields = card.getJsonObject("fields", new JsonObject());
        return like.entrySet().stream()
                .allMatch(wanted -> wanted.getValue().equals(fields.getValue(wanted.getKey()))
                        || wanted.getValue().equals(card.getValue(wanted.getKey())));
    }

    /** Puts in what a person knows who has just read the record: its version, the hash of its text. */
    private Future<JsonObject> asSeen(String account, String id, JsonObject command) {
        boolean hash = "seen".equals(command.getValue("textHash"));
        boolean version = "seen".equals(command.getValue("baseVersion"));
        if (!hash && !version) {
            return Future.succeededFuture(command);
        }
        return caller.get(account, "/api/incidents/" + incident() + "/records/" + id)
                .map(reply -> {
                    JsonObject card = reply.body().getJsonObject("card", new JsonObject());
                    if (hash) {
                        command.put("textHash", card.getValue("hash"));
                    }
                    if (version) {
                        command.put("baseVersion", card.getValue("version"));
                    }
                    return command;
                });
    }

    /** Puts the ids in place of {@code $NAME}, at any depth. */
    private Object named(Object value) {
        if (value instanceof String text && text.startsWith("$")) {
            return progress.names().getOrDefault(text.substring(1), text);
        }
        if (value instanceof Map<?, ?> map) {
            JsonObject object = new JsonObject();
            map.forEach((key, inner) -> object.put(String.valueOf(key), inner == null ? null : named(inner)));
            return object;
        }
        if (value instanceof List<?> list) {
            JsonArray array = new JsonArray();
            list.forEach(inner -> array.add(named(inner)));
            return array;
        }
        return value;
    }

    private boolean judge(int index, Scenario.Row row, Caller.Reply reply) {
        Scenario.Expect expect = row.expect();
        if (expect != null) {
            if (!refusedAs(expect, reply)) {
                surprise(index, row, "should be refused as " + expect + ", but: " + told(reply));
            }
        } else if (!reply.ok()) {
            surprise(index, row, told(reply));
        } else if (row.as() != null) {
            JsonArray records = reply.body().getJsonArray("records", new JsonArray());
            String made =
                    row.opens() ? reply.body().getString("incident") : records.isEmpty() ? null : records.getString(0);
            if (made != null) {
                progress.names().put(row.as(), made);
            }
        }
        return reply.ok();
    }

    private static boolean refusedAs(Scenario.Expect expect, Caller.Reply reply) {
        return expect.code().equals(reply.body().getString("code"))
                && reply.body().getJsonArray("errors", new JsonArray()).stream()
                        .anyMatch(error -> error instanceof JsonObject one
                                && expect.reason().equals(one.getString("code")));
    }

    private static String told(Caller.Reply reply) {
        return reply.status() + " " + reply.body().getString("code", "") + " "
                + reply.body().getJsonArray("errors", new JsonArray()).encode();
    }

    private void surprise(int index, Scenario.Row row, String what) {
        String surprise = "row " + (index + 1) + ", " + row.actor() + " " + row.act() + " "
                + row.command().getOrDefault("record", row.command().getOrDefault("move", "")) + ": " + what;
        surprises.add(surprise);
        LOG.warn("The scenario goes otherwise: {}", surprise);
    }
}
