package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Child;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("When the server is killed with -9 under load, twenty times")
class ServerKilledStory {
    private static final int KILLS = 20;
    private static final int WRITERS = 3;
    private static final int BETWEEN_KILLS = 15;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FROM_THE_PHONE = "服务器不在的时候写的";

    @RegisterExtension
    static final Browser browser = new Browser();

    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refused = new ConcurrentLinkedQueue<>();
    private volatile boolean over;

    @Test
    @DisplayName("nothing that was acknowledged is lost, nothing is doubled, and the phone keeps its post")
    void losesNothing(@TempDir Path data) throws InterruptedException {
        int port = Child.freePort();
        var url = "http://127.0.0.1:" + port;
        var server = start(data, port);
        var writers = Executors.newFixedThreadPool(WRITERS);
        try {
            var incident = opened(url);
            var phone = browser.person("onSiteA", "zh-CN", Screen.PHONE).opens(url + "/demo/onSiteA?to=/field");
            phone.page().locator("net-line[state=live]").waitFor();
            var duty = Client.ofTheDemo(url, "duty");
            for (int writer = 0; writer < WRITERS; writer++) {
                var name = "w" + writer;
                writers.execute(() -> write(duty, incident, name));
            }
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = acknowledged.size() + BETWEEN_KILLS;
                await().atMost(PATIENCE).until(() -> acknowledged.size() >= enough);
                server.kill();
                if (kill == KILLS / 2) {
                    phone.page().locator("a.act[href='#do/note']").click();
                    phone.page().locator("action-form #f-text").fill(FROM_THE_PHONE);
                    phone.page().locator("button.send").click();
                    phone.page().locator("post-list li[data-state=waiting]").waitFor();
                }
                server = start(data, port);
            }
            phone.page().waitForFunction("() => !document.querySelector('post-list li[data-state=waiting]')");
            stop(writers);

            assertThat(refused).isEmpty();
            var kept = kept(duty, incident);
            assertThat(kept.values()).as("nothing twice").allMatch(times -> times == 1);
            assertThat(kept.keySet())
                    .as("nothing acknowledged is lost")
                    .containsAll(new HashSet<>(acknowledged))
                    .contains(FROM_THE_PHONE);
            System.out.println(KILLS + " kills, " + acknowledged.size() + " acknowledged, " + kept.size() + " kept");
        } finally {
            stop(writers);
            server.close();
        }
    }

    private static Child start(Path data, int port) {
        var server = Child.started("demo", "--speed", "1", "--port", Integer.toString(port), "--data", data.toString());
        server.address();
        return server;
    }

    private static String opened(String url) {
        var intake = Product.scenario().rows().stream()
                .filter(row -> row.act().equals("openIncident"))
                .findFirst()
                .orElseThrow();
        var answer = Client.ofTheDemo(url, "duty")
                .post(
                        "/api/incidents",
                        new JsonObject()
                                .put("commandId", UUID.randomUUID().toString())
                                .put("type", "openIncident")
                                .put("fields", new JsonObject(fieldsOf(intake.command()))));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return answer.body().getString("incident");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> fieldsOf(Map<String, Object> command) {
        return (Map<String, Object>) Objects.requireNonNull(command.get("fields"));
    }

    /** Writes on and on, each note under one id until it is answered. */
    private void write(Client duty, String incident, String name) {
        for (int i = 0; !over; i++) {
            var text = name + "-" + i;
            var command = new JsonObject()
                    .put("commandId", UUID.randomUUID().toString())
                    .put("type", "postRecord")
                    .put("record", "logEntry")
                    .put("fields", new JsonObject().put("text", text).put("group", "command"));
            while (!sent(duty, incident, command, text) && !over) {
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
            }
        }
    }

    /** A machine may be quick enough that one account asks more often than it may: like no answer, to be sent again. */
    private static final int TOO_MANY = 429;

    private boolean sent(Client duty, String incident, JsonObject command, String text) {
        try {
            var reply = duty.tries(incident, command);
            if (reply.status() == 200) {
                acknowledged.add(text);
            } else if (reply.status() < 500 && reply.status() != TOO_MANY) {
                refused.add(reply.text());
            }
            return reply.status() < 500 && reply.status() != TOO_MANY;
        } catch (Client.Unreached away) {
            return false;
        }
    }

    /** How many records there are of each text; one record may stand on two boards. */
    private static Map<String, Integer> kept(Client reader, String incident) {
        var texts = new HashMap<String, String>();
        for (String board : List.of("board.command", "board.onSite")) {
            reader.view(incident, board).getJsonObject("records").forEach(each -> {
                var card = (JsonObject) each.getValue();
                if (card.getString("type").equals("logEntry")) {
                    texts.put(each.getKey(), card.getJsonObject("fields").getString("text"));
                }
            });
        }
        var kept = new HashMap<String, Integer>();
        texts.values().forEach(text -> kept.merge(text, 1, Integer::sum));
        return kept;
    }

    private void stop(ExecutorService writers) throws InterruptedException {
        over = true;
        writers.shutdown();
        assertThat(writers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
}
