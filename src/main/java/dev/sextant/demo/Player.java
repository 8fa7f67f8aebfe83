package dev.sextant.demo;

import dev.sextant.ops.ServerClock;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays a scenario: lets the clock run to the time of a row, and sends its command as the person that it names; the clock goes
 * on when it is answered, so that times are those of the story however slow the machine is. A row
 * that the product answers otherwise than the story says is told and passed over: the show goes on. When the product is away
 * the row is sent again with the same command id until it is answered.
 */
public final class Player {
    private static final Logger LOG = LoggerFactory.getLogger(Player.class);
    private static final long AGAIN_MS = 1_000;
    private static final int TRIES = 60;
    private static final int NOT_KNOWN_YET = 404;

    private final Vertx vertx;
    private final Scenario scenario;
    private final ServerClock clock;
    private final double speed;
    private final Caller caller;
    private final HttpClient client;
    private final Progress progress;
    private final Composing composing;
    private final Function<String, Buffer> files;
    private final Consumer<Scenario.Row> watcher;
    private final List<String> surprises = new ArrayList<>();
    private final Promise<List<String>> end = Promise.promise();
    private boolean stopped;

    /**
     * @param folder where it is noted how far the scenario was played
     * @param files gives the content of a file that a row names
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
            Function<String, Buffer> files,
            Consumer<Scenario.Row> watcher)
            throws IOException {
        this.vertx = vertx;
        this.scenario = scenario;
        this.clock = clock;
        this.speed = speed;
        this.client = vertx.createHttpClient();
        this.caller = new Caller(client, port, password);
        this.progress = Progress.in(folder, scenario.id());
        this.composing = new Composing(vertx, scenario, progress, caller);
        this.files = files;
        this.watcher = watcher;
    }

    /** Whether the last row was played before: then there is nothing to play. */
    public static boolean finished(Scenario scenario, Path folder) throws IOException {
        return Progress.in(folder, scenario.id()).done() >= scenario.rows().size();
    }

    /** Plays what is left. Completes after the last row with everything that went otherwise than the story says. */
    public Future<List<String>> play() {
        clock.run(speed, clock.instant());
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
        clock.run(speed, row.at());
        long wait = clock.until(row.at()).toMillis();
        if (wait > 0) {
            vertx.setTimer(wait, due -> play(index, row));
        } else {
            play(index, row);
        }
    }

    private void play(int index, Scenario.Row row) {
        watcher.accept(row);
        Future<Boolean> played = row.act().equals("system") ? Future.succeededFuture(true) : send(index, row, TRIES);
        played.compose(taken -> taken && row.content() != null ? handIn(row, row.content(), TRIES) : played)
                .onFailure(failure -> surprise(index, row, String.valueOf(failure.getMessage())))
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
        return composing
                .command(index, row)
                .compose(command -> caller.post(row.actor(), path(row), command))
                .compose(
                        reply -> reply.later() && tries > 0
                                ? again(index, row, tries)
                                : Future.succeededFuture(judge(index, row, reply)),
                        unreached -> tries > 0 && !(unreached instanceof Composing.NotFound)
                                ? again(index, row, tries)
                                : Future.failedFuture(unreached));
    }

    private Future<Boolean> again(int index, Scenario.Row row, int tries) {
        return vertx.timer(AGAIN_MS, TimeUnit.MILLISECONDS)
                .compose(waited -> stopped ? Future.succeededFuture(false) : send(index, row, tries - 1));
    }

    /** The content follows its record; the screens follow within milliseconds, and only then it is taken. */
    private Future<Boolean> handIn(Scenario.Row row, String file, int tries) {
        String path = "/api/incidents/" + composing.incident() + "/files/" + composing.posted();
        return caller.put(row.actor(), path + "?from=0", files.apply(file))
                .compose(reply -> reply.ok()
                        ? Future.succeededFuture(true)
                        : (reply.later() || reply.status() == NOT_KNOWN_YET) && tries > 0 && !stopped
                                ? vertx.timer(AGAIN_MS, TimeUnit.MILLISECONDS)
                                        .compose(waited -> handIn(row, file, tries - 1))
                                : Future.failedFuture(file + " was not taken: " + told(reply)));
    }

    private String path(Scenario.Row row) {
        return row.opens() ? "/api/incidents" : "/api/incidents/" + composing.incident() + "/commands";
    }

    private boolean judge(int index, Scenario.Row row, Caller.Reply reply) {
        Scenario.Expect expect = row.expect();
        if (expect != null) {
            if (!refusedAs(expect, reply)) {
                surprise(index, row, "should be refused as " + expect + ", but: " + told(reply));
            }
        } else if (!reply.ok()) {
            surprise(index, row, told(reply));
        } else {
            composing.remember(row, reply.body());
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
