package dev.sextant.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("The journal")
final class JournalSpec {
    private static final Instant NOW = Instant.parse("2026-04-18T01:04:00.123Z");

    private final Vertx vertx = Vertx.vertx();
    private final RedisLink link = RedisServer.shared().link(vertx);
    private final AtomicInteger timed = new AtomicInteger();
    private final Journal journal = new Journal(link, nanos -> timed.incrementAndGet());
    private String incident = "";

    @BeforeEach
    void anIncidentOfItsOwn() {
        incident = "i-" + UUID.randomUUID();
    }

    @AfterEach
    void close() throws Exception {
        link.close();
        vertx.close().await(5, SECONDS);
    }

    @Test
    @DisplayName("gives back what was written: text, time and order, Chinese too")
    void roundTrip() throws Exception {
        String body = "{\"text\":\"现场 60 人，情绪平稳\\n🙂\"}";
        Appended stored = append(0, "c1", List.of(body, "{}"));

        assertThat(stored).isInstanceOf(Appended.Stored.class);
        List<Entry> entries = journal.read(incident, 0, 10).await(5, SECONDS);
        assertThat(entries).extracting(Entry::seq).containsExactly(1L, 2L);
        assertThat(entries.get(0).body()).isEqualTo(body);
        assertThat(entries.get(0).at()).isEqualTo(NOW);
        assertThat(entries.get(0).commandId()).isEqualTo("c1");
        assertThat(entries.get(0).previousHash()).isEqualTo(Chain.GENESIS);
        assertThat(entries.get(1).previousHash()).isEqualTo(entries.get(0).hash());
        assertThat(journal.incidents().await(5, SECONDS)).contains(incident);
        assertThat(timed).hasPositiveValue();
    }

    @Test
    @DisplayName("has a head that moves with every entry, in one epoch")
    void head() throws Exception {
        Position before = journal.head(incident).await(5, SECONDS);
        append(0, "c1", List.of("{}", "{}", "{}"));
        Position after = journal.head(incident).await(5, SECONDS);

        assertThat(before.seq()).isZero();
        assertThat(after.seq()).isEqualTo(3);
        assertThat(after.epoch()).isEqualTo(before.epoch()).isNotEmpty();
    }

    @Test
    @DisplayName("stores a command that arrives twice once, and gives the earlier answer")
    void again() throws Exception {
        append(0, "c1", List.of("{}"));
        append(1, "c2", List.of("{}"));
        Appended again = append(2, "c1", List.of("{}"));

        assertThat(again).isInstanceOfSatisfying(Appended.Again.class, earlier -> {
            assertThat(earlier.then().seq()).isEqualTo(1);
            assertThat(earlier.answer()).isEqualTo("{\"answer|to\":\"c1\"}");
        });
        assertThat(journal.head(incident).await(5, SECONDS).seq()).isEqualTo(2);
        assertThat(seen("c1", "body")).contains(again);
        assertThat(seen("c9", "body")).isEmpty();
    }

    @Test
    @DisplayName("refuses a command id that was used for something else, or by somebody else")
    void different() throws Exception {
        append(0, "c1", List.of("{}"));
        CommandKey other = new CommandKey("c1", "another body");

        assertThat(journal.append(incident, 1, other, "{}", List.of("{}"), NOW).await(5, SECONDS))
                .isEqualTo(new Appended.Different());
        assertThat(seen("c1", "another body")).contains(new Appended.Different());
        assertThat(journal.head(incident).await(5, SECONDS).seq()).isEqualTo(1);
    }

    @Test
    @DisplayName("tells the slower of two writers to read on, and writes nothing of it")
    void moved() throws Exception {
        append(0, "c1", List.of("{}"));
        Appended late = append(0, "c2", List.of("{}"));

        assertThat(late)
                .isInstanceOfSatisfying(
                        Appended.Moved.class,
                        moved -> assertThat(moved.head().seq()).isEqualTo(1));
        assertThat(journal.read(incident, 0, 10).await(5, SECONDS)).hasSize(1);
        assertThat(append(7, "c3", List.of("{}"))).isInstanceOf(Appended.Moved.class);
    }

    @Test
    @DisplayName("never forks, however many nodes write the same incident at once")
    void twoNodes() throws Exception {
        RedisLink otherLink = RedisServer.shared().link(vertx);
        Journal other = new Journal(otherLink);
        List<Future<Integer>> writers = new ArrayList<>();
        for (int writer = 0; writer < 8; writer++) {
            Journal mine = writer % 2 == 0 ? journal : other;
            writers.add(writeOn(mine, "w" + writer + "-", 0, 50, 0));
        }
        Future.all(writers).await(20, SECONDS);
        otherLink.close();

        List<Entry> entries = journal.read(incident, 0, 1000).await(5, SECONDS);
        assertThat(entries)
                .extracting(Entry::seq)
                .isEqualTo(IntStream.rangeClosed(1, 400).mapToObj(Long::valueOf).toList());
        assertThat(entries).extracting(Entry::commandId).doesNotHaveDuplicates();
        assertThat(journal.verify(incident).await(5, SECONDS)).isInstanceOf(Chain.Verdict.Whole.class);
    }

    /** Appends {@code count} commands one after the other, each as often as it takes. */
    private Future<Integer> writeOn(Journal mine, String prefix, int done, int count, long expected) {
        if (done == count) {
            return Future.succeededFuture(done);
        }
        CommandKey key = new CommandKey(prefix + done, "body");
        return mine.append(incident, expected, key, "{}", List.of("{}"), NOW).compose(result -> {
            if (result instanceof Appended.Moved moved) {
                return writeOn(mine, prefix, done, count, moved.head().seq());
            }
            Appended.Stored stored = (Appended.Stored) result;
            return writeOn(mine, prefix, done + 1, count, stored.head().seq());
        });
    }

    @Test
    @DisplayName("says which entry was removed from the store, and that its end was cut off")
    void tampered() throws Exception {
        append(0, "c1", List.of("{}", "{}", "{}", "{}"));
        delete("4-0");
        assertThat(journal.verify(incident).await(5, SECONDS))
                .isEqualTo(new Chain.Verdict.Broken(4, "entry 4 and all after it are missing: 4 were written"));
        delete("2-0");
        assertThat(journal.verify(incident).await(5, SECONDS))
                .isEqualTo(new Chain.Verdict.Broken(2, "entry 2 is missing: 3 stands in its place"));
    }

    private void delete(String id) throws Exception {
        link.send(Request.cmd(Command.XDEL).arg(Keys.incident(incident)).arg(id))
                .await(5, SECONDS);
    }

    @Test
    @DisplayName("reports what a stranger wrote into the store instead of failing on it")
    void stranger() throws Exception {
        append(0, "c1", List.of("{}"));
        link.send(Request.cmd(Command.XADD)
                        .arg(Keys.incident(incident))
                        .arg("2-0")
                        .arg("hello")
                        .arg("there"))
                .await(5, SECONDS);

        assertThat(journal.read(incident, 1, 10).await(5, SECONDS))
                .extracting(Entry::body)
                .containsExactly("");
        assertThat(journal.verify(incident).await(5, SECONDS)).isInstanceOf(Chain.Verdict.Broken.class);
    }

    @Test
    @DisplayName("remembers a bounded number of commands, and forgets the oldest first")
    void forgets() throws Exception {
        Journal forgetful = new Journal(link, nanos -> {}, 1000, 3);
        for (int i = 0; i < 6; i++) {
            CommandKey key = new CommandKey("c" + i, "body");
            forgetful
                    .append(incident, 2L * i, key, "{}", List.of("{}", "{}"), NOW)
                    .await(5, SECONDS);
        }
        for (int i = 0; i < 6; i++) {
            assertThat(seen("c" + i, "body").isPresent()).isEqualTo(i >= 3);
        }
    }

    @Test
    @DisplayName("goes on after the store was emptied, in a new epoch")
    void emptied() throws Exception {
        try (RedisServer other = RedisServer.fresh()) {
            RedisLink there = other.link(vertx);
            Journal second = new Journal(there);
            CommandKey one = new CommandKey("c1", "body");
            Appended before =
                    second.append("a", 0, one, "{}", List.of("{}"), NOW).await(5, SECONDS);
            there.send(Request.cmd(Command.DEL)
                            .arg(Keys.EPOCH)
                            .arg(Keys.incident("a"))
                            .arg(Keys.head("a"))
                            .arg(Keys.seen("a")))
                    .await(5, SECONDS);
            CommandKey two = new CommandKey("c2", "body");
            Appended after =
                    second.append("a", 1, two, "{}", List.of("{}"), NOW).await(5, SECONDS);

            assertThat(after).isInstanceOfSatisfying(Appended.Moved.class, moved -> {
                assertThat(moved.head().seq()).isZero();
                assertThat(moved.head().epoch())
                        .isNotEqualTo(((Appended.Stored) before).head().epoch());
            });
            there.close();
        }
    }

    @Test
    @DisplayName("reads a long incident page by page, all of it once")
    void pages() throws Exception {
        append(0, "c1", IntStream.range(0, 1000).mapToObj(i -> "{}").toList());
        append(1000, "c2", IntStream.range(0, 1500).mapToObj(i -> "{}").toList());
        List<Entry> read = new ArrayList<>();

        assertThat(journal.readAll(incident, 3, read::addAll).await(5, SECONDS)).isEqualTo(2500);
        assertThat(read).hasSize(2497);
        assertThat(read.get(0).seq()).isEqualTo(4);
    }

    @Test
    @DisplayName("refuses ids that cannot be, and a command without events")
    void badIds() {
        assertThatThrownBy(() -> journal.head("a b").await(5, SECONDS)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> journal.read("{other}", 0, 1).await(5, SECONDS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CommandKey("line\nbreak", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> append(0, "c1", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("brings in an incident from elsewhere with its numbers, times and hashes, and knows its commands")
    void bringIn() throws Exception {
        append(0, "c1", List.of("{\"a\":1}", "{\"b\":2}"));
        append(2, "c2", List.of("{\"c\":3}"));
        List<Entry> exported = journal.read(incident, 0, 10).await(5, SECONDS);

        try (RedisServer elsewhere = RedisServer.fresh()) {
            RedisLink there = elsewhere.link(vertx);
            Journal second = new Journal(there);
            assertThat(second.importEntries(incident, exported)
                            .await(5, SECONDS)
                            .seq())
                    .isEqualTo(3);
            assertThat(second.read(incident, 0, 10).await(5, SECONDS)).isEqualTo(exported);
            assertThat(second.verify(incident).await(5, SECONDS)).isInstanceOf(Chain.Verdict.Whole.class);
            CommandKey known = new CommandKey("c1", "whatever");
            assertThat(second.append(incident, 3, known, "{}", List.of("{}"), NOW)
                            .await(5, SECONDS))
                    .isInstanceOfSatisfying(
                            Appended.Again.class,
                            again -> assertThat(again.then().seq()).isEqualTo(2));
            CommandKey next = new CommandKey("c3", "body");
            assertThat(second.append(incident, 3, next, "{}", List.of("{}"), NOW)
                            .await(5, SECONDS))
                    .isInstanceOf(Appended.Stored.class);
            assertThatThrownBy(() -> second.importEntries(incident, exported).await(5, SECONDS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("is here already, with 4 entries");
            there.close();
        }
    }

    @Test
    @DisplayName("brings in nothing of an incident whose chain is broken")
    void bringInBroken() throws Exception {
        append(0, "c1", List.of("{}", "{}", "{}"));
        List<Entry> entries = new ArrayList<>(journal.read(incident, 0, 10).await(5, SECONDS));
        entries.remove(1);

        assertThatThrownBy(() ->
                        journal.importEntries("copy-of-" + incident, entries).await(5, SECONDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("belongs to another incident");
        assertThatThrownBy(() -> journal.importEntries(incident, entries).await(5, SECONDS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("entry 2 is missing");
    }

    private Appended append(long expected, String commandId, List<String> bodies) throws Exception {
        CommandKey key = new CommandKey(commandId, "body");
        String answer = "{\"answer|to\":\"" + commandId + "\"}";
        return journal.append(incident, expected, key, answer, bodies, NOW).await(5, SECONDS);
    }

    private Optional<Appended> seen(String commandId, String bodyHash) throws Exception {
        return journal.seen(incident, new CommandKey(commandId, bodyHash)).await(5, SECONDS);
    }
}
