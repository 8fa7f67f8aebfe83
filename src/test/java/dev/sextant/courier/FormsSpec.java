package dev.sextant.courier;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Incident;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import dev.sextant.press.Release;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a channel is told")
final class FormsSpec {
    private static final Instant NOW = Instant.ofEpochSecond(1776477600);

    @Test
    @DisplayName("begins with whose words these are, and says the whole text with its time and contact")
    void bulletin() {
        var told = letter(Told.published("wechat").incident(), "ST-01").bulletin();
        assertThat(told.subject()).isEqualTo("【澜桥智家科技】" + Told.TITLE);
        assertThat(told.text())
                .startsWith("【澜桥智家科技】" + Told.TITLE + "\n首发 · 发布于 2026年4月18日 10:00\n\n" + Told.BODY)
                .endsWith("联系方式：服务热线400-000-0000");
        assertThat(letter(Told.published("wechat").incident(), "ST-01")
                        .bulletin("en")
                        .text())
                .startsWith(
                        "LanBridge Smart Home: " + Told.TITLE + "\nFirst statement · Published 18 April 2026, 10:00")
                .contains("Contact: ");
    }

    @Test
    @DisplayName("says of a correction what was wrong, and of a withdrawn text the notice, never the reason")
    void corrections() {
        var corrected = Told.corrected(Told.published("wechat")).incident();
        assertThat(letter(corrected, "ST-02").bulletin().text()).contains("本说明更正先前的说明：" + Told.TITLE, "原文错误：受影响户数有误");
        assertThat(letter(corrected, "ST-01").bulletin().subject()).contains("[已更正]");
        var withdrawn = Told.withdrawn(Told.published("wechat")).incident();
        assertThat(letter(withdrawn, "ST-01").bulletin().text())
                .contains("[已撤回]", "请改拨400-000-0001", "仅供查证")
                .doesNotContain("内部");
    }

    @Test
    @DisplayName("is told once where two languages have one text, and holds nothing that the public page does not show")
    void languages() {
        var incident = Told.published("wechat").incident();
        var letter = letter(incident, "ST-01");
        var both = new Letter(letter.key(), letter.plan(), letter.release(), letter.releases(), List.of("zh", "en"));
        assertThat(both.bulletin().text()).containsOnlyOnce(Told.BODY);
        assertThat(new Webhook().bodies(both).toString())
                .doesNotContain("ST-01", "INC-2026", "mediaOfficer", "LR-01", "更新后门锁无法使用\"");
    }

    @Test
    @DisplayName("is told in each language of the channel in which it was approved")
    void bothLanguages() {
        String english =
                "Since an update last night some door locks do not open. Engineers are on their way from door to door.";
        var incident = Told.publishedInEnglish("On the fault of the door locks", english, "wechat")
                .incident();
        var letter = letter(incident, "ST-01");
        var both = new Letter(letter.key(), letter.plan(), letter.release(), letter.releases(), List.of("zh", "en"));
        assertThat(both.bulletin().subject()).isEqualTo("【澜桥智家科技】" + Told.TITLE);
        assertThat(both.bulletin().text())
                .contains(Told.BODY)
                .contains("LanBridge Smart Home: On the fault of the door locks\nFirst statement · Published", english);
        var body = new Webhook().bodies(both).get(0);
        assertThat(body.getJsonObject("data")
                        .getJsonObject("also")
                        .getJsonObject("en")
                        .getString("text"))
                .isEqualTo(english);
        assertThat(body.getJsonObject("told").getJsonObject("en").getString("subject"))
                .isEqualTo("LanBridge Smart Home: On the fault of the door locks");
    }

    @Test
    @DisplayName("is JSON for a webhook: what happened, the fields, and the words in each language")
    void webhook() {
        var body = new Webhook()
                .bodies(letter(Told.published("website").incident(), "ST-01"))
                .get(0);
        assertThat(body.getString("type")).isEqualTo("release.published");
        assertThat(body.getString("timestamp")).isEqualTo("2026-04-18T02:00:00Z");
        assertThat(body.getJsonObject("organisation").getString("id")).isEqualTo("lanbridge");
        var data = body.getJsonObject("data");
        assertThat(data.getString("title")).isEqualTo(Told.TITLE);
        assertThat(data.getString("text")).isEqualTo(Told.BODY);
        assertThat(data.getJsonObject("kind").getString("en")).isEqualTo("First statement");
        assertThat(data.containsKey("notice")).isFalse();
        assertThat(body.getJsonObject("told").getJsonObject("zh").getString("text"))
                .contains(Told.BODY);

        var withdrawn = Told.withdrawn(Told.published("website")).incident();
        var taken = new Webhook().bodies(letter(withdrawn, "ST-01")).get(0);
        assertThat(taken.getString("type")).isEqualTo("release.withdrawn");
        assertThat(taken.getJsonObject("data").getString("notice")).contains("请改拨400-000-0001");
        assertThat(taken.getJsonObject("data").getString("id")).isEqualTo(data.getString("id"));
    }

    @Test
    @DisplayName("is signed for a webhook over id, time and body, as Standard Webhooks has it")
    void webhookSignature() {
        var letter = letter(Told.published("website").incident(), "ST-01");
        var keyed = new Letter("key-1", letter.plan(), letter.release(), letter.releases(), List.of());
        var plain = Told.channel("site", Channel.Kind.WEBHOOK, "https://x.example/h", "website", "0123456789abcdef");
        var request = new Webhook().request(plain, keyed, new JsonObject().put("a", 1), NOW);
        assertThat(request.headers())
                .containsEntry("webhook-id", "key-1")
                .containsEntry("webhook-timestamp", "1776477600")
                .containsEntry("webhook-signature", "v1,s5+1XfJtS7DeXyIdW1o0VjRww41p7nlKo8cM2hQET7M=");
        // The same bytes, given as receivers' libraries have them.
        var coded = Told.channel(
                "site", Channel.Kind.WEBHOOK, "https://x.example/h", "website", "whsec_MDEyMzQ1Njc4OWFiY2RlZg==");
        assertThat(new Webhook()
                        .request(coded, keyed, new JsonObject().put("a", 1), NOW)
                        .headers())
                .isEqualTo(request.headers());
    }

    @Test
    @DisplayName("is a text for WeCom, whose address is its key")
    void wecom() {
        var letter = letter(Told.published("wechat").incident(), "ST-01");
        var body = Robot.wecom().bodies(letter).get(0);
        assertThat(body.getString("msgtype")).isEqualTo("text");
        assertThat(body.getJsonObject("text").getString("content")).contains(Told.BODY);
        var url = "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k";
        var request =
                Robot.wecom().request(Told.channel("w", Channel.Kind.WECOM, url, "wechat", ""), letter, body, NOW);
        assertThat(request.url()).isEqualTo(url);
        assertThat(new JsonObject(request.body())).isEqualTo(body);
    }

    @Test
    @DisplayName("is signed in the address for DingTalk, in milliseconds")
    void dingtalk() {
        var letter = letter(Told.published("wechat").incident(), "ST-01");
        var channel = Told.channel(
                "d",
                Channel.Kind.DINGTALK,
                "https://oapi.dingtalk.com/robot/send?access_token=t",
                "wechat",
                "SECdingtalk");
        var body = Robot.dingtalk().bodies(letter).get(0);
        var request = Robot.dingtalk().request(channel, letter, body, NOW);
        assertThat(request.url())
                .isEqualTo(
                        "https://oapi.dingtalk.com/robot/send?access_token=t&timestamp=1776477600000&sign=k8e4BDCTOdaHppIzk2SFKNxOl6V7K0hTZ5kDmtnmCJM%3D");
        assertThat(body.getJsonObject("text").getString("content")).contains(Told.TITLE);
    }

    @Test
    @DisplayName("is signed in the body for Feishu, in seconds, with an empty message")
    void feishu() {
        var letter = letter(Told.published("wechat").incident(), "ST-01");
        var channel = Told.channel(
                "f", Channel.Kind.FEISHU, "https://open.feishu.cn/open-apis/bot/v2/hook/t", "wechat", "feishu-secret");
        var body = Robot.feishu().bodies(letter).get(0);
        var sent = new JsonObject(
                Robot.feishu().request(channel, letter, body, NOW).body());
        assertThat(sent.getString("timestamp")).isEqualTo("1776477600");
        assertThat(sent.getString("sign")).isEqualTo("WOm0eHd1UwUhBC0ih1BXDc/pY0jZf9gf2faT/tOUGXo=");
        assertThat(sent.getString("msg_type")).isEqualTo("text");
        assertThat(sent.getJsonObject("content").getString("text")).contains(Told.BODY);
    }

    @Test
    @DisplayName("cannot become a link or a mention in Slack")
    void slack() {
        var letter = letter(
                Told.publishedSaying("<!channel> & <https://x.example|hier> " + Told.BODY, "wechat")
                        .incident(),
                "ST-01");
        var body = new Slack().bodies(letter).get(0);
        assertThat(body.getString("text")).contains("&lt;!channel&gt; &amp; &lt;https://x.example|hier&gt;");
        assertThat(body.getBoolean("mrkdwn")).isFalse();
        assertThat(new Slack().shown(body)).contains("<!channel> & <https://x.example|hier>");
    }

    @Test
    @DisplayName("is cut into numbered messages where a receiver takes no more, and nothing of it is lost")
    void parts() {
        var text = "第一段说明内容。".repeat(240);
        var parts =
                Robot.wecom().bodies(letter(Told.publishedSaying(text, "wechat").incident(), "ST-01"));
        assertThat(parts).hasSizeGreaterThan(2);
        var whole = new StringBuilder();
        for (int part = 0; part < parts.size(); part++) {
            String content = parts.get(part).getJsonObject("text").getString("content");
            assertThat(content.getBytes(java.nio.charset.StandardCharsets.UTF_8).length)
                    .isLessThanOrEqualTo(2048);
            assertThat(content).startsWith("（" + (part + 1) + "/" + parts.size() + "）\n");
            whole.append(content.substring(content.indexOf('\n') + 1));
        }
        assertThat(whole.toString()).contains(text);
        assertThat(Parts.of("😀".repeat(300), 200))
                .allSatisfy(each -> assertThat(each).doesNotContain("�"));
    }

    @Test
    @DisplayName("counts as taken only when the receiver says so in its own way")
    void answers() {
        assertThat(Robot.wecom().judge(200, "{\"errcode\":0,\"errmsg\":\"ok\"}"))
                .isInstanceOf(Reply.Taken.class);
        trouble(
                Robot.wecom().judge(200, "{\"errcode\":93000,\"errmsg\":\"invalid webhook url\"}"),
                Delivery.DECLINED,
                false);
        trouble(Robot.wecom().judge(200, "{\"errcode\":45009,\"errmsg\":\"freq\"}"), Delivery.BUSY, true);
        trouble(
                Robot.dingtalk().judge(200, "{\"errcode\":310000,\"errmsg\":\"sign not match\"}"),
                Delivery.DECLINED,
                false);
        trouble(Robot.dingtalk().judge(200, "{\"errcode\":130101,\"errmsg\":\"send too fast\"}"), Delivery.BUSY, true);
        assertThat(Robot.feishu().judge(200, "{\"code\":0,\"msg\":\"success\",\"data\":{}}"))
                .isInstanceOf(Reply.Taken.class);
        assertThat(Robot.feishu().judge(200, "{\"StatusCode\":0,\"StatusMessage\":\"success\"}"))
                .isInstanceOf(Reply.Taken.class);
        trouble(Robot.feishu().judge(200, "{\"code\":19021,\"msg\":\"sign match fail\"}"), Delivery.DECLINED, false);
        trouble(Robot.feishu().judge(200, "<html>sign in to this network</html>"), Delivery.BUSY, true);
        assertThat(new Slack().judge(200, "ok")).isEqualTo(new Reply.Taken("ok"));
        trouble(new Slack().judge(404, "channel_not_found"), Delivery.DECLINED, false);
        trouble(new Slack().judge(500, "rollup_error"), Delivery.BUSY, true);
        assertThat(new Webhook().judge(202, "{\"id\":7}")).isEqualTo(new Reply.Taken("HTTP 202 · {\"id\":7}"));
        trouble(new Webhook().judge(302, ""), Delivery.DECLINED, false);
        trouble(new Webhook().judge(401, "who are you"), Delivery.DECLINED, false);
        trouble(new Webhook().judge(429, ""), Delivery.BUSY, true);
    }

    @Test
    @DisplayName("answers are kept as one short line, whatever the receiver sends")
    void kept() {
        assertThat(Reply.kept("a\u0000b\n\tc \u202e x")).isEqualTo("a b c x");
        assertThat(Reply.kept("")).isEqualTo("–");
        assertThat(Reply.kept("锁".repeat(1000))).hasSizeLessThanOrEqualTo(Reply.KEPT + 1);
    }

    private static void trouble(Reply reply, String failure, boolean again) {
        assertThat(reply).isInstanceOfSatisfying(Reply.Trouble.class, found -> {
            assertThat(found.failure()).as(found.answer()).isEqualTo(failure);
            assertThat(found.again()).as(found.answer()).isEqualTo(again);
        });
    }

    private static Letter letter(Incident incident, String id) {
        Release release = Objects.requireNonNull(Release.byRecord(incident).get(id));
        var channel = Told.channel("c", Channel.Kind.WECOM, "https://x.example", "wechat", "");
        return Letter.of(incident, release, "key-1", channel);
    }
}
