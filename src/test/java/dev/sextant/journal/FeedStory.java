package dev.sextant.journal;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.RedisServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("Who follows the feed")
final class FeedStory {
    private static final Instant NOW = Instant.parse("2026-04-18T01:04:00Z");

    private final Vertx vertx = Vertx.vertx();
    private final RedisServer redis = RedisServer.fresh();
    private final RedisLink link = redis.link(vertx);
    private final Journal journal = new Journal(link);
    private final Followed heard = new Followed();
    private final Feed feed = new Feed(vertx, link, heard);

    @BeforeEach
    void follow() throws Exception {
        feed.start().await(5, SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        feed.stop().await(5, SECONDS);
        link.close();
        vertx.close().await(5, SECONDS);
        redis.close();
    }

    @Test
    @DisplayName("hears every entry of every incident once, in the order in which it was appended")
    void everything() throws Exception {
        List<Future<Long>> writers = new ArrayList<>();
        for (String incident : List.of("a", "b", "c", "d")) {
            writers.add(write(incident, 0, 200));
        }
        Future.all(writers).await(20, SECONDS);
        hears(800);

        for (String incident : List.of("a", "b", "c", "d")) {
            assertThat(heard.entries.stream().filter(e -> e.incident().equals(incident)))
                    .isEqualTo(journal.read(incident, 0, 1000).await(5, SECONDS));
        }
        assertThat(feed.lag().await(5, SECONDS)).isZero();
        assertThat(heard.news).containsExactly("up");
    }

    @Test
    @DisplayName("hears every entry once also when Redis is killed in between, and hears of the outage")
    void killed() throws Exception {
        long head = write("a", 0, 50).await(5, SECONDS);
        for (int kill = 1; kill <= 3; kill++) {
            long before = redis.pid();
            redis.kill();
            int kills = kill;
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> redis.pid() != before && heard.news.size() == 1 + 2 * kills);
            head = write("a", head, 50).await(5, SECONDS);
        }
        hears(200);

        assertThat(heard.entries)
                .extracting(Entry::seq)
                .isEqualTo(LongStream.rangeClosed(1, 200).boxed().toList());
        assertThat(heard.news).containsExactly("up", "down", "up", "down", "up", "down", "up");
    }

    @Test
    @DisplayName("hears that a frozen Redis is away, and misses nothing after it thaws")
    void frozen() throws Exception {
        long head = write("a", 0, 5).await(5, SECONDS);
        redis.freeze();
        await().atMost(Duration.ofSeconds(6)).until(() -> heard.news.equals(List.of("up", "down")));
        assertThat(feed.up()).isFalse();
        redis.thaw();
        await().atMost(Duration.ofSeconds(6)).until(feed::up);
        write("a", head, 5).await(5, SECONDS);
        hears(10);
    }

    @Test
    @DisplayName("reads the incidents itself when it was away for longer than the feed reaches back")
    void tooFarBehind() throws Exception {
        Journal shortFeed = new Journal(link, nanos -> {}, 10, 1000);
        write("a", 0, 5).await(5, SECONDS);
        hears(5);
        feed.stop().await(5, SECONDS);
        Followed later = new Followed();
        RedisLink slowLink = redis.link(vertx);
        Feed slow = new Feed(vertx, slowLink, later);
        slow.start().await(5, SECONDS);
        redis.freeze();
        await().atMost(Duration.ofSeconds(6)).until(() -> !slow.up());
        List<String> many = LongStream.range(0, 500).mapToObj(i -> "{}").toList();
        redis.thaw();
        shortFeed
                .append("a", 5, new CommandKey("many", "body"), "{}", many, NOW)
                .recover(unknown -> shortFeed.append("a", 5, new CommandKey("many", "body"), "{}", many, NOW))
                .await(5, SECONDS);

        await().atMost(Duration.ofSeconds(6)).until(() -> !later.entries.isEmpty());
        assertThat(later.news).contains("gap");
        assertThat(later.entries.get(later.entries.size() - 1).seq()).isEqualTo(505);
        slow.stop().await(5, SECONDS);
        slowLink.close();
    }

    @Test
    @DisplayName("is told to read the incidents when an incident was brought in or entries fell out of the feed")
    void gap() throws Exception {
        write("a", 0, 3).await(5, SECONDS);
        hears(3);
        List<Entry> brought = new ArrayList<>();
        String hash = Chain.hash(Chain.GENESIS, "z", 1, NOW, "c", "{}");
        brought.add(new Entry("z", 1, NOW, "c", "{}", Chain.GENESIS, hash));
        journal.importEntries("z", brought).await(5, SECONDS);
        await().until(() -> heard.news.equals(List.of("up", "gap")));

        link.send(Request.cmd(Command.SET).arg(Keys.FEED_LAST).arg("90")).await(5, SECONDS);
        write("a", 3, 1).await(5, SECONDS);
        await().until(() -> heard.news.equals(List.of("up", "gap", "gap")));
        hears(4);
    }

    @Test
    @DisplayName("is told to forget all when the store lost what it had acknowledged, and the epoch is another")
    void lost() throws Exception {
        write("a", 0, 5).await(5, SECONDS);
        hears(5);
        String before = journal.head("a").await(5, SECONDS).epoch();
        link.batch(List.of(
                        Request.cmd(Command.DEL).arg(Keys.FEED),
                        Request.cmd(Command.SET).arg(Keys.FEED_LAST).arg("2")))
                .await(5, SECONDS);

        await().atMost(Duration.ofSeconds(10)).until(() -> heard.news.equals(List.of("up", "epoch")));
        assertThat(journal.head("a").await(5, SECONDS).epoch()).isNotEqualTo(before);
        write("a", 5, 2).await(5, SECONDS);
        hears(7);
    }

    @Test
    @DisplayName("is told to forget all when another store stands there, even one with more in it")
    void replaced() throws Exception {
        write("a", 0, 5).await(5, SECONDS);
        hears(5);
        link.batch(List.of(
                        Request.cmd(Command.DEL).arg(Keys.FEED),
                        Request.cmd(Command.XADD)
                                .arg(Keys.FEED)
                                .arg("5-0")
                                .arg("hash")
                                .arg("another"),
                        Request.cmd(Command.SET).arg(Keys.FEED_LAST).arg("5")))
                .await(5, SECONDS);
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.news.equals(List.of("up", "epoch")));
    }

    private void hears(int count) {
        await().atMost(Duration.ofSeconds(10)).until(() -> heard.entries.size() >= count);
        assertThat(heard.entries).hasSize(count);
    }

    /** Appends that many commands one after the other behind {@code head}; gives the new head. */
    private Future<Long> write(String incident, long head, int count) {
        if (count == 0) {
            return Future.succeededFuture(head);
        }
        CommandKey key = new CommandKey("c" + head, "body");
        return journal.append(incident, head, key, "{}", List.of("{\"n\":" + head + "}"), NOW)
                .compose(stored ->
                        write(incident, ((Appended.Stored) stored).head().seq(), count - 1));
    }
}
