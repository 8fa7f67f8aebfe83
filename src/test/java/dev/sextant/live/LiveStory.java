package dev.sextant.live;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.sextant.journal.CommandKey;
import dev.sextant.kit.RedisServer;
import dev.sextant.people.Account;
import dev.sextant.plan.Label;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(90)
@DisplayName("A screen that watches an incident")
final class LiveStory {
    private final RedisServer redis = RedisServer.fresh();
    private Node node = new Node(redis);
    private String cookie = "";
    private String incident = "";

    @BeforeEach
    void open() {
        cookie = node.cookie("leader", Node.EVERY_ROLE);
        incident = node.open();
    }

    @AfterEach
    void close() {
        node.close();
        redis.close();
    }

    private String wall() {
        return "incident." + incident + ".wall";
    }

    private JsonObject view(String query) {
        return node.get(cookie, "/api/incidents/" + incident + "/views/wall" + query)
                .json();
    }

    @Test
    @DisplayName("hears where the view stands when it registers, and every post after that, patch by patch")
    void hears() {
        Watcher screen = Watcher.connect(node, cookie).register(wall());
        JsonObject head = screen.head(wall());
        JsonObject whole = view("");
        assertThat(head.getString("epoch")).isEqualTo(whole.getString("epoch"));
        assertThat(head.getLong("head")).isLessThanOrEqualTo(whole.getLong("seq"));
        assertThat(head.getDouble("rate")).isEqualTo(1);
        assertThat(head.getLong("now")).isPositive();

        long seq = node.log(incident, "大厅约四十人，情绪平稳");
        JsonObject change = screen.change(seq);
        assertThat(change.getLong("after")).isEqualTo(head.getLong("head"));
        assertThat(change.getJsonObject("event").getString("kind")).isEqualTo("recordPosted");
        JsonObject patched = Patched.by(whole.getJsonObject("view"), change.getJsonObject("patch"));
        assertThat(patched).isEqualTo(view("").getJsonObject("view"));
    }

    @Test
    @DisplayName("hears what was posted at another node over the same Redis, and asks either node")
    void anotherNode() {
        try (Node other = new Node(redis)) {
            await().atMost(8, SECONDS).until(() -> other.live.trouble() == null);
            Watcher screen = Watcher.connect(other, cookie).register(wall());
            screen.head(wall());
            long seq = node.log(incident, "从另一节点写入");
            assertThat(screen.change(seq)).isNotNull();
            long back = other.log(incident, "从这一节点写入");
            assertThat(screen.change(back).getJsonObject("event").getString("kind"))
                    .isEqualTo("recordPosted");
            await().atMost(8, SECONDS).until(() -> view("").getLong("seq") >= back);
            assertThat(other.get(cookie, "/api/incidents/" + incident + "/views/log")
                            .json()
                            .getJsonObject("view"))
                    .isEqualTo(node.get(cookie, "/api/incidents/" + incident + "/views/log")
                            .json()
                            .getJsonObject("view"));
        }
    }

    @Test
    @DisplayName("that was away asks what came since, and gets the changes or the whole view")
    void asksWhatCameSince() {
        JsonObject whole = view("");
        String since = "?since=" + whole.getString("epoch") + ".";
        long first = whole.getLong("seq");
        long second = node.log(incident, "第一条");
        await().atMost(8, SECONDS).until(() -> view("").getLong("seq") >= second);
        JsonObject some = view(since + first);
        assertThat(some.getJsonArray("changes")).isNotEmpty();
        JsonObject patched = whole.getJsonObject("view");
        for (Object change : some.getJsonArray("changes")) {
            patched = Patched.by(patched, ((JsonObject) change).getJsonObject("patch"));
        }
        assertThat(patched).isEqualTo(view("").getJsonObject("view"));
        assertThat(view(since + some.getLong("seq")).getJsonArray("changes")).isEmpty();
        assertThat(view("?since=another.1").getJsonObject("view")).isEqualTo(view("").getJsonObject("view"));
        for (int i = 0; i < 30; i++) {
            node.log(incident, "第 " + i + " 条");
            assertThat(view(since + first)).isNotNull();
        }
        await().atMost(8, SECONDS).until(() -> view(since + first).containsKey("view"));
    }

    @Test
    @DisplayName("is told nothing by an address that does not exist or is not for it, and may send nothing")
    void refused() {
        Watcher screen = Watcher.connect(node, node.cookie("wall", List.of("observer")));
        screen.register("incident.INC-19990101-01.wall");
        screen.register("incident." + incident + ".nothing");
        screen.register("incident." + incident + ".approvals");
        screen.register("sextant.live.news");
        screen.say("{\"type\":\"publish\",\"address\":\"sextant.live.news\",\"body\":{}}");
        screen.say("{\"type\":\"send\",\"address\":\"" + wall() + "\",\"body\":{}}");
        screen.say("[]");
        screen.say("{\"type\":7,\"address\":[]}");
        screen.register(wall());
        screen.head(wall());
        assertThat(screen.frames.stream().filter(frame -> "err".equals(frame.getString("type"))))
                .hasSizeGreaterThanOrEqualTo(6);
        long seq = node.log(incident, "还在");
        assertThat(screen.change(seq)).isNotNull();
        String stranger = node.cookie("stranger", List.of());
        assertThat(node.get(stranger, "/api/incidents/" + incident + "/views/wall")
                        .status())
                .isEqualTo(403);
        assertThat(node.get(cookie, "/api/incidents/" + incident + "/views/nothing")
                        .status())
                .isEqualTo(404);
    }

    @Test
    @DisplayName("of another site, or without a session, gets no socket")
    void foreign() {
        assertThatThrownBy(() -> Watcher.open(node, cookie, "https://elsewhere.example"))
                .isInstanceOf(UpgradeRejectedException.class)
                .hasMessageContaining("403");
        assertThatThrownBy(() -> Watcher.open(node, "sextant=nobody", "http://127.0.0.1:" + node.port()))
                .isInstanceOf(UpgradeRejectedException.class)
                .hasMessageContaining("401");
        assertThat(node.get(cookie, "/live/info").status()).isEqualTo(404);
        assertThat(node.get(cookie, "/live/abc/def/xhr").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("is one of so many that a session may have; one more is refused until another one is closed")
    void tooMany() {
        node.close();
        node = new Node(redis, "limits: {socketsPerSession: 3, socketsPerAddress: 5}");
        String here = "http://127.0.0.1:" + node.port();
        WebSocket first = Watcher.open(node, cookie, here);
        Watcher.open(node, cookie, here);
        Watcher third = Watcher.connect(node, cookie);
        assertThatThrownBy(() -> Watcher.open(node, cookie, here))
                .isInstanceOf(UpgradeRejectedException.class)
                .hasMessageContaining("429");
        String another = node.cookie("another", Node.EVERY_ROLE);
        Watcher.open(node, another, here);
        Watcher.open(node, another, here);
        assertThatThrownBy(() -> Watcher.open(node, another, here))
                .as("the sixth from this address")
                .hasMessageContaining("429");
        Node.await(first.close());
        await().atMost(8, SECONDS)
                .ignoreExceptions()
                .until(() -> !Watcher.open(node, cookie, here).isClosed());
        assertThat(third.closed()).isFalse();
    }

    @Test
    @DisplayName("that comes at the same moment as others, more than there may be, is told so")
    void allAtOnce() {
        node.close();
        node = new Node(redis, "limits: {socketsPerSession: 3}");
        List<Future<WebSocket>> coming = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            coming.add(Watcher.opening(node, cookie, "http://127.0.0.1:" + node.port()));
        }
        await().atMost(8, SECONDS).until(() -> coming.stream().allMatch(Future::isComplete));
        await().atMost(8, SECONDS)
                .until(() -> coming.stream()
                                .filter(Future::succeeded)
                                .filter(each -> !each.result().isClosed())
                                .count()
                        == 3);
        assertThat(coming.stream()
                        .filter(Future::succeeded)
                        .filter(each -> each.result().isClosed())
                        .map(each -> each.result().closeStatusCode().intValue()))
                .allMatch(code -> code == CloseCode.TOO_MANY.code());
    }

    @Test
    @DisplayName("that sends a message without end, or one that is too big, is closed with the code for that")
    void endless() {
        String here = "http://127.0.0.1:" + node.port();
        WebSocket endless = Watcher.open(node, cookie, here);
        endless.resume();
        String part = "x".repeat(30_000);
        Node.await(endless.writeFrame(WebSocketFrame.textFrame(part, false)));
        Node.await(endless.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(part), false)));
        Node.await(endless.writeFrame(WebSocketFrame.continuationFrame(Buffer.buffer(part), false)));
        await().atMost(8, SECONDS).until(() -> endless.closeStatusCode() != null);
        assertThat(endless.closeStatusCode()).isEqualTo((short) CloseCode.TOO_BIG.code());

        WebSocket big = Watcher.open(node, cookie, here);
        big.resume();
        Node.await(big.writeFrame(WebSocketFrame.textFrame("x".repeat(66_000), true)));
        await().atMost(8, SECONDS).until(big::isClosed);
        assertThat(big.closeStatusCode()).isEqualTo((short) CloseCode.TOO_BIG.code());
    }

    @Test
    @DisplayName("is closed within five seconds after its session ended")
    void signedOut() {
        Watcher screen = Watcher.connect(node, cookie).register(wall());
        screen.head(wall());
        Node.await(node.sessions.endAll(
                new Account("leader", Label.of("zh", "组长", "en", "Leader"), List.of(), null, false, "").id()));
        assertThat(screen.closeCode()).isEqualTo(CloseCode.SESSION_ENDED.code());
    }

    @Test
    @DisplayName("that stops reading is closed, and the others do not notice")
    void slow() {
        WebSocket asleep = Watcher.open(node, cookie, "http://127.0.0.1:" + node.port());
        Node.await(asleep.writeTextMessage(
                Watcher.register(new JsonObject(), wall()).encode()));
        Watcher awake = Watcher.connect(node, cookie).register(wall());
        awake.head(wall());
        String long900 = "长".repeat(900);
        long seq = 0;
        for (int i = 0; i < 3000 && !node.metrics.scrape().contains("live_slow_closed_total 1"); i++) {
            seq = node.log(incident, i + long900);
        }
        assertThat(node.metrics.scrape()).contains("live_slow_closed_total 1");
        assertThat(awake.knowsOf(wall(), seq)).isTrue();
        assertThat(awake.closed()).isFalse();
    }

    @Test
    @DisplayName("hears nothing that nobody can vouch for while Redis is away, and is live again after that")
    void redisAway() {
        Watcher screen = Watcher.connect(node, cookie).register(wall());
        screen.head(wall());
        redis.freeze();
        await().atMost(20, SECONDS).until(() -> "the journal is not followed".equals(node.live.trouble()));
        int heard = screen.frames.size();
        redis.thaw();
        await().atMost(20, SECONDS).until(() -> node.live.trouble() == null);
        await().atMost(20, SECONDS).until(() -> screen.frames.size() > heard);
        long seq = node.log(incident, "又通了");
        assertThat(screen.change(seq)).isNotNull();
    }

    @Test
    @DisplayName("goes on after an entry of the journal that nobody can read")
    void poison() {
        Watcher screen = Watcher.connect(node, cookie).register(wall());
        screen.head(wall());
        long seq = node.log(incident, "之前");
        Node.await(node.journal.append(
                incident,
                seq,
                new CommandKey("poison-1", "hash"),
                "",
                List.of("{\"v\":1,\"type\":\"neverHeardOf\"}"),
                Instant.now()));
        assertThat(screen.change(node.log(incident, "之后"))).isNotNull();
        assertThat(node.live.unreadable()).isEqualTo(1);
        assertThat(node.live.trouble()).isNull();
    }

    @Test
    @DisplayName("is told when the server stops, and finds everything again at the next one")
    void restart() {
        Watcher screen = Watcher.connect(node, cookie).register(wall());
        screen.head(wall());
        screen.change(node.log(incident, "停机之前"));
        JsonObject before = view("");
        node.close();
        assertThat(screen.hears(frame ->
                                frame.getValue("body") instanceof JsonObject body && body.getBoolean("bye", false))
                        .getJsonObject("body")
                        .getLong("retryMs"))
                .isBetween(500L, 3000L);
        assertThat(screen.closeCode()).isEqualTo(CloseCode.RESTART.code());
        node = new Node(redis);
        await().atMost(20, SECONDS).until(() -> node.live.trouble() == null);
        JsonObject after = view("?since=" + before.getString("epoch") + "." + before.getLong("seq"));
        assertThat(after.getJsonObject("view")).isEqualTo(before.getJsonObject("view"));
        assertThat(after.getString("epoch")).isNotEqualTo(before.getString("epoch"));
        assertThat(node.get(cookie, "/api/incidents").json().getJsonObject("incidents"))
                .hasSize(1);
        assertThat(node.get(cookie, "/api/incidents/" + incident + "/plan")
                        .json()
                        .getJsonObject("records")
                        .getJsonObject("logEntry")
                        .getJsonObject("may")
                        .getBoolean("post"))
                .isTrue();
    }
}
