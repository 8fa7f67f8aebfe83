package dev.sextant.courier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.ops.Channel;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The courier")
final class CourierTest {
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private static final String SECRET = "0123456789abcdef";

    private @Nullable Post post;

    @BeforeAll
    static void patience() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(20));
    }

    @AfterEach
    void close() throws Exception {
        if (post != null) {
            post.close();
        }
    }

    @Test
    @DisplayName(
            "carries a published statement over each channel that stands for one of its own, and keeps what each gave back")
    void carries() throws Exception {
        var post = post(new Post(Told.published("wechat", "website", "pressMail")));
        try (var robot = new Receiver(post.vertx, 200, OK);
                var site = new Receiver(post.vertx, 201, "{\"id\":\"post-17\"}");
                var mail = new MailSink(post.vertx);
                var other = new Receiver(post.vertx, 200, OK)) {
            post.comes(
                    Told.channel("微信群", Channel.Kind.WECOM, robot.url("/send?key=k"), "wechat", ""),
                    Told.channel("官网", Channel.Kind.WEBHOOK, site.url("/hook"), "website", SECRET),
                    Told.channel("媒体", Channel.Kind.MAIL, mail.url(), "pressMail", ""),
                    Told.channel("微博", Channel.Kind.WECOM, other.url("/send"), "weibo", ""));
            becomes("DX-01", "sent");
            becomes("DX-02", "sent");
            becomes("DX-03", "sent");
            assertThat(robot.got).singleElement().satisfies(got -> {
                assertThat(got.uri()).isEqualTo("/send?key=k");
                assertThat(got.json().getJsonObject("text").getString("content"))
                        .contains(Told.BODY);
            });
            assertThat(post.field("DX-01", "answer")).isEqualTo(OK);
            assertThat(site.got.get(0).headers())
                    .containsEntry("webhook-id", post.field("DX-02", "key").toString());
            assertThat(site.got.get(0).headers().get("webhook-signature")).startsWith("v1,");
            assertThat(post.field("DX-02", "answer")).isEqualTo("HTTP 201 · {\"id\":\"post-17\"}");
            assertThat(post.field("DX-02", "attempts")).isEqualTo(1L);
            assertThat(mail.mails).singleElement().satisfies(got -> {
                assertThat(got.to())
                        .containsExactlyInAnyOrder(
                                "press@lanbridge.example", "desk@paper.example", "news@radio.example");
                assertThat(got.text())
                        .contains("Message-ID: <" + post.field("DX-03", "key") + "@lanbridge.example>")
                        .contains("To: press@lanbridge.example")
                        .doesNotContain("desk@paper.example", "Bcc");
            });
            assertThat(post.field("DX-03", "answer").toString()).endsWith(" · 2/2");
            assertThat(other.got).isEmpty();
            assertThat(post.counted).containsExactlyInAnyOrder("微信群 sent", "官网 sent", "媒体 sent");
        }
    }

    @Test
    @DisplayName("tries again while a receiver is out of order, with the same key, and says so when it gives up")
    void triesAgain() throws Exception {
        var post = post(new Post(Told.published("website")));
        try (var site = new Receiver(post.vertx, 500, "down")) {
            post.comes(Told.channel("官网", Channel.Kind.WEBHOOK, site.url("/hook"), "website", SECRET));
            becomes("DX-01", "failed");
            assertThat(site.got).hasSize(Post.QUICK.tries());
            assertThat(site.got.stream()
                            .map(got -> got.headers().get("webhook-id"))
                            .distinct())
                    .hasSize(1);
            assertThat(post.field("DX-01", "failure")).isEqualTo("busy");
            assertThat(post.field("DX-01", "answer")).isEqualTo("HTTP 500 · down");
            assertThat(post.record("DX-01").history().stream()
                            .filter(change -> "later".equals(change.move()))
                            .count())
                    .isEqualTo(Post.QUICK.tries() - 1);

            site.says(204, "");
            post.does(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON);
            becomes("DX-01", "sent");
            assertThat(post.field("DX-01", "attempts")).isEqualTo((long) Post.QUICK.tries() + 1);
            assertThat(post.field("DX-01", "answer")).isEqualTo("HTTP 204");
        }
    }

    @Test
    @DisplayName("does not insist where the receiver says no, though it says so with status 200")
    void declined() throws Exception {
        var post = post(new Post(Told.published("wechat")));
        try (var robot = new Receiver(post.vertx, 200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}")) {
            post.comes(Told.channel("钉钉群", Channel.Kind.DINGTALK, robot.url("/send?access_token=t"), "wechat", "SEC"));
            becomes("DX-01", "failed");
            assertThat(robot.got).hasSize(1);
            assertThat(robot.got.get(0).uri()).contains("&timestamp=", "&sign=");
            assertThat(post.field("DX-01", "failure")).isEqualTo("declined");
            assertThat(post.field("DX-01", "answer").toString()).contains("sign not match");
        }
    }

    @Test
    @DisplayName(
            "does not wait for ever: a receiver that never answers, one that is not there, one that sends elsewhere")
    void silence() throws Exception {
        var post = post(new Post(Told.published("wechat", "website", "weibo")));
        try (var silent = new Receiver(post.vertx, 0, "");
                var gone = new Receiver(post.vertx, 200, OK);
                var elsewhere = new Receiver(post.vertx, 302, "")) {
            String nobody = gone.url("/send");
            gone.close();
            post.comes(
                    Told.channel("慢", Channel.Kind.WECOM, silent.url("/send"), "wechat", ""),
                    Told.channel("无", Channel.Kind.WECOM, nobody, "website", ""),
                    Told.channel("转", Channel.Kind.WECOM, elsewhere.url("/send"), "weibo", ""));
            becomes("DX-01", "failed");
            becomes("DX-02", "failed");
            becomes("DX-03", "failed");
            assertThat(post.field("DX-01", "failure")).isEqualTo("silent");
            assertThat(post.field("DX-02", "failure")).isEqualTo("unreachable");
            assertThat(post.field("DX-02", "answer")).isEqualTo("the connection was refused");
            assertThat(post.field("DX-03", "failure")).isEqualTo("declined");
        }
    }

    @Test
    @DisplayName(
            "goes on after it died in the middle: what nobody heard of is sent again, under the same key, and only that")
    void dies() throws Exception {
        var post = post(new Post(Told.published("wechat", "website")));
        try (var done = new Receiver(post.vertx, 200, OK);
                var site = new Receiver(post.vertx, 0, "")) {
            Channel[] channels = {
                Told.channel("微信群", Channel.Kind.WECOM, done.url("/send"), "wechat", ""),
                Told.channel("官网", Channel.Kind.WEBHOOK, site.url("/hook"), "website", SECRET)
            };
            String first = post.comes(channels);
            becomes("DX-01", "sent");
            await().until(() -> site.got.size() == 1);
            post.dies(first);
            assertThat(post.state("DX-02")).isEqualTo("sending");

            site.says(200, "ok");
            post.back();
            post.comes(channels);
            becomes("DX-02", "sent");
            assertThat(site.got).hasSize(2);
            assertThat(site.got.get(1).headers().get("webhook-id"))
                    .isEqualTo(site.got.get(0).headers().get("webhook-id"));
            assertThat(done.got)
                    .as("what was written down as sent is not sent again")
                    .hasSize(1);
        }
    }

    @Test
    @DisplayName("is never two: of two nodes over one journal one goes, and the receiver hears it once")
    void twoNodes() throws Exception {
        var post = post(new Post(Told.published("website")));
        try (var site = new Receiver(post.vertx, 200, "ok")) {
            var channel = Told.channel("官网", Channel.Kind.WEBHOOK, site.url("/hook"), "website", SECRET);
            post.comes(channel);
            post.comes(channel);
            post.comes(channel);
            becomes("DX-01", "sent");
            assertThat(site.got).hasSize(1);
            assertThat(post.incident().records().ofType("outgoing")).hasSize(1);
        }
    }

    @Test
    @DisplayName("tells the press which addresses were taken, and when the mail server takes none, why")
    void mail() throws Exception {
        var post = post(new Post(Told.published("pressMail")));
        try (var mail = new MailSink(post.vertx)) {
            mail.recipients("550 5.1.1 no such user here");
            post.comes(Told.channel("媒体", Channel.Kind.MAIL, mail.url(), "pressMail", ""));
            becomes("DX-01", "failed");
            assertThat(post.field("DX-01", "failure")).isEqualTo("declined");
            assertThat(mail.mails).isEmpty();
            mail.recipients("250 ok");
            post.does(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON);
            becomes("DX-01", "sent");
            assertThat(mail.mails).hasSize(1);
        }
    }

    @Test
    @DisplayName("is not sent while one of the press has it not; only that one gets it later")
    void mailToSome() throws Exception {
        var post = post(new Post(Told.published("pressMail")));
        try (var mail = new MailSink(post.vertx)) {
            mail.turnsAway("news@radio.example");
            post.comes(Told.channel("媒体", Channel.Kind.MAIL, mail.url(), "pressMail", ""));
            becomes("DX-01", "failed");
            assertThat(post.field("DX-01", "failure")).isEqualTo("declined");
            assertThat(post.field("DX-01", "answer").toString()).contains("1/2", "news@radio.example");
            mail.turnsAway("");
            post.does(Acts.move("DX-01", "repeat"), Cast.SPOKESPERSON);
            becomes("DX-01", "sent");
            assertThat(post.field("DX-01", "answer").toString()).contains("2/2");
            assertThat(mail.mails.stream().flatMap(got -> got.to().stream()).filter(to -> !to.startsWith("press@")))
                    .containsExactly("desk@paper.example", "news@radio.example");
        }
    }

    @Test
    @DisplayName("goes through the house's proxy where there is one")
    void proxy() throws Exception {
        var post = post(new Post(Told.published("wechat")));
        try (var proxy = new Receiver(post.vertx, 200, OK)) {
            var direct = Told.channel("微信群", Channel.Kind.WECOM, "http://robot.example/send?key=k", "wechat", "");
            post.comes(new Channel(
                    direct.name(),
                    direct.kind(),
                    direct.standsFor(),
                    direct.url(),
                    direct.secret(),
                    Optional.of(URI.create(proxy.url(""))),
                    List.of(),
                    "",
                    List.of()));
            becomes("DX-01", "sent");
            assertThat(proxy.got.get(0).uri()).isEqualTo("http://robot.example/send?key=k");
        }
    }

    @Test
    @DisplayName("takes a statement back where it went")
    void takesBack() throws Exception {
        var story = Told.published("website");
        var post = post(new Post(story));
        try (var site = new Receiver(post.vertx, 200, "ok")) {
            post.comes(Told.channel("官网", Channel.Kind.WEBHOOK, site.url("/hook"), "website", SECRET));
            becomes("DX-01", "sent");
            post.does(
                    Acts.move("ST-01", "withdraw", "withdrawReason", "号码写错", "withdrawNotice", "说明中的热线号码有误"),
                    Cast.SPOKESPERSON);
            becomes("DX-02", "sent");
            assertThat(site.got.get(1).json().getString("type")).isEqualTo("release.withdrawn");
            assertThat(site.got.get(1).headers().get("webhook-id"))
                    .isNotEqualTo(site.got.get(0).headers().get("webhook-id"));
        }
    }

    private Post post(Post fresh) {
        post = fresh;
        return fresh;
    }

    private void becomes(String id, String state) {
        Post told = java.util.Objects.requireNonNull(post);
        Predicate<String> there = state::equals;
        await(id + " " + state).until(() -> told.state(id), there);
    }
}
