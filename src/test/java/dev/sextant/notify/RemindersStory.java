package dev.sextant.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.notify.PushService.Browser;
import dev.sextant.notify.PushService.Delivered;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A phone whose page is closed")
class RemindersStory {
    private static final PushService SERVICE = new PushService();
    private static Product product;
    private static String incident;

    @BeforeAll
    static void theCrowdGathers() {
        product = Product.reminding(SERVICE.url());
        incident = product.play("09:24");
    }

    @AfterAll
    static void ends() {
        product.close();
        SERVICE.close();
    }

    @Test
    @DisplayName(
            "is reminded of a flash directive to its group, once and sealed, with nothing of what it says; no more when its browser or its session is gone")
    void reminded() throws GeneralSecurityException, IOException {
        Client one = product.as("onSiteA").reading("zh");
        Client other = product.as("onSiteB");
        Client elsewhere = product.as("negotiator");
        Browser first = subscribed(one, "first");
        Browser second = subscribed(other, "second");
        Browser third = subscribed(elsewhere, "third");
        String key = one.get("/api/me/push").body().getString("key");

        directs("onSite", "立即清空三楼，李建国在现场");
        Delivered message = latest(first, 1);
        assertThat(first.reads(message))
                .isEqualTo(new JsonObject().put("body", "特急指令待签收").put("tag", "DIRECTIVE"));
        assertThat(second.reads(latest(second, 1)).getString("body")).isEqualTo("A flash directive waits for you");
        assertThat(message.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("urgency", "high")
                .containsEntry("ttl", "600");
        JsonObject asked = PushService.asked(message, key);
        assertThat(asked.getString("aud")).isEqualTo(SERVICE.url());
        assertThat(asked.getString("sub")).isEqualTo("mailto:duty@example.org");
        assertThat(Instant.ofEpochSecond(asked.getLong("exp")))
                .isBetween(Instant.now(), Instant.now().plusSeconds(86_400));

        SERVICE.answers(first, 410);
        Awaitility.await("forgotten after it was said to be gone").until(() -> {
            int before = SERVICE.to(first).size();
            int others = SERVICE.to(second).size();
            directs("onSite", "下一件");
            latest(second, others + 1);
            return SERVICE.to(first).size() == before;
        });

        assertThat(other.deletes("/api/session").status()).isEqualTo(204);
        int before = SERVICE.to(second).size();
        Browser again = subscribed(one, "again");
        directs("onSite", "又一件");
        latest(again, 1);
        assertThat(SERVICE.to(second)).as("after signing out").hasSize(before);
        assertThat(one.deletes("/api/me/push").status()).isEqualTo(204);
        assertThat(SERVICE.to(third)).as("another group").isEmpty();
        directs("negotiation", "再一件");
        latest(third, 1);
        assertThat(SERVICE.to(again)).as("each once").hasSize(1);

        var keys = product.data().resolve("push.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is told what is wrong when its browser gives an address that is not called, or no keys")
    void unfit() {
        Client phone = product.as("onSiteHead");
        JsonObject good = SERVICE.subscription(new Browser("unfit"));
        for (String inside : List.of("http://push.example.org/a", "https://127.0.0.1/a", "https://localhost/a")) {
            assertThat(phone.post("/api/me/push", good.copy().put("endpoint", inside))
                            .status())
                    .as(inside)
                    .isEqualTo(422);
        }
        assertThat(phone.post("/api/me/push", good.copy().put("p256dh", "AAAA")).status())
                .isEqualTo(422);
        assertThat(phone.post("/api/me/push", good.copy().put("auth", "%")).status())
                .isEqualTo(422);
    }

    private static Browser subscribed(Client who, String name) {
        Browser browser = new Browser(name);
        assertThat(who.post("/api/me/push", SERVICE.subscription(browser)).status())
                .isEqualTo(204);
        return browser;
    }

    private static Delivered latest(Browser browser, int count) {
        Awaitility.await().until(() -> SERVICE.to(browser).size() >= count);
        return SERVICE.to(browser).get(count - 1);
    }

    private static void directs(String group, String text) {
        product.as("leader")
                .posts(
                        incident,
                        "directive",
                        new JsonObject()
                                .put("content", text + "，请立即执行")
                                .put("toGroups", new JsonArray().add(group))
                                .put("urgency", "flash"));
    }
}
