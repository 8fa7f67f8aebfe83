package dev.sextant.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
@DisplayName("When Redis is away")
final class RedisAwayStory {
    private static final Instant NOW = Instant.parse("2026-04-18T01:04:00Z");
    private static final Duration DEADLINE = Duration.ofMillis(500);

    private final Vertx vertx = Vertx.vertx();
    private final RedisServer redis = RedisServer.fresh();
    private final RedisLink link = redis.link(vertx, DEADLINE);
    private final Journal journal = new Journal(link);

    @AfterEach
    void close() throws Exception {
        link.close();
        vertx.close().await(5, SECONDS);
        redis.close();
    }

    @Test
    @DisplayName("every call to a frozen server fails by its deadline, and all works by itself when it thaws")
    void frozen() throws Exception {
        append(0).await(5, SECONDS);
        redis.freeze();
        for (int round = 0; round < 3; round++) {
            long began = System.nanoTime();
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                calls.add(append(1));
                calls.add(journal.read("a", 0, 10));
                calls.add(journal.head("a"));
            }
            assertThatThrownBy(() -> Future.join(calls).await(10, SECONDS)).isInstanceOf(JournalUnavailable.class);
            assertThat(calls).allMatch(Future::failed);
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(DEADLINE.multipliedBy(3));
        }
        redis.thaw();

        await().atMost(Duration.ofSeconds(5))
                .until(() -> journal.head("a").await(5, SECONDS).seq() >= 1);
        // What was under way may have been written or not. The same id again gives the answer, and one entry.
        Appended afterwards = append(1).await(5, SECONDS);
        assertThat(afterwards).isInstanceOfAny(Appended.Stored.class, Appended.Again.class);
        assertThat(journal.read("a", 0, 10).await(5, SECONDS)).hasSize(2);
    }

    @Test
    @DisplayName("a call fails at once when nobody listens, not after the deadline")
    void nobodyListens() throws Exception {
        RedisLink nowhere = RedisLink.open(vertx, "redis://127.0.0.1:1", Duration.ofSeconds(30));
        long began = System.nanoTime();

        assertThatThrownBy(() -> new Journal(nowhere).head("a").await(20, SECONDS))
                .isInstanceOf(JournalUnavailable.class);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began)).isLessThan(5);
        nowhere.close();
    }

    @Test
    @DisplayName("killed twenty times under load it loses nothing acknowledged and writes nothing twice")
    void twentyKills() throws Exception {
        Set<String> acknowledged = new HashSet<>();
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            writers.add(new Writer("incident-" + i));
        }
        List<Future<Void>> ends = writers.stream().map(Writer::start).toList();
        for (int kill = 0; kill < 20; kill++) {
            int goal = writers.stream().mapToInt(w -> w.acknowledged.size()).sum() + 40;
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> writers.stream()
                                    .mapToInt(w -> w.acknowledged.size())
                                    .sum()
                            >= goal);
            long before = redis.pid();
            redis.kill();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> redis.pid() != before);
        }
        writers.forEach(writer -> writer.stop = true);
        Future.all(ends).await(20, SECONDS);

        for (Writer writer : writers) {
            List<String> stored = journal.read(writer.incident, 0, 1_000_000).await(10, SECONDS).stream()
                    .map(Entry::commandId)
                    .toList();
            assertThat(stored).doesNotHaveDuplicates().containsAll(writer.acknowledged);
            assertThat(journal.verify(writer.incident).await(10, SECONDS)).isInstanceOf(Chain.Verdict.Whole.class);
            acknowledged.addAll(writer.acknowledged);
        }
        assertThat(acknowledged).hasSizeGreaterThan(800);
    }

    /** Posts one command after the other, each with the same id until it is answered, as a phone does. */
    private final class Writer {
        private final String incident;
        private final List<String> acknowledged = new CopyOnWriteArrayList<>();
        private volatile boolean stop;
        private long head;

        Writer(String incident) {
            this.incident = incident;
        }

        Future<Void> start() {
            String id = incident + "-c" + acknowledged.size();
            return journal.append(incident, head, new CommandKey(id, "body"), "{}", List.of("{}"), NOW)
                    .transform(result -> {
                        if (result.failed()) {
                            return vertx.timer(20, TimeUnit.MILLISECONDS).mapEmpty();
                        }
                        if (result.result() instanceof Appended.Stored stored) {
                            head = stored.head().seq();
                            acknowledged.add(id);
                        } else if (result.result() instanceof Appended.Again again) {
                            head = again.then().seq();
                            acknowledged.add(id);
                        } else if (result.result() instanceof Appended.Moved moved) {
                            head = moved.head().seq();
                        }
                        return Future.<Void>succeededFuture();
                    })
                    .compose(next -> stop ? Future.succeededFuture() : start());
        }
    }

    private Future<Appended> append(long head) {
        return journal.append("a", head, new CommandKey("c" + head, "body"), "{}", List.of("{}"), NOW);
    }
}
