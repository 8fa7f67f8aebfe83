package dev.sextant.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import dev.sextant.NodeInTest;
import dev.sextant.courier.MailSink;
import dev.sextant.courier.Pace;
import dev.sextant.courier.Receiver;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.ops.SettingsReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A statement goes out over the channels of the house")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ChannelsStory {
    private static final String PASSWORD = "tulip anchor bread";
    private static final String ST = "ST-01";
    private static final String TITLE = "关于云栖里门锁升级故障的说明";
    private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";
    private static final Pace QUICK = new Pace(
            Duration.ofMillis(200),
            2,
            3,
            Duration.ofSeconds(5),
            Duration.ofSeconds(6),
            Duration.ofSeconds(8),
            Duration.ofHours(6));

    @RegisterExtension
    static final Browser browser = new Browser();

    private static final Map<String, Client> clients = new HashMap<>();
    private static Vertx vertx;
    private static Receiver group;
    private static Receiver site;
    private static MailSink mail;
    private static Path data;
    private static NodeInTest node;
    private static String incident;

    @BeforeAll
    static void theHouseHasChannels() throws Exception {
        vertx = Vertx.vertx();
        group = new Receiver(vertx, 200, OK);
        site = new Receiver(vertx, 503, "maintenance");
        mail = new MailSink(vertx);
        data = Product.emptyFolder();
        node = begun();
        node.letIn(Product.scenario().people(), PASSWORD);
        incident = opened();
    }

    @AfterAll
    static void ends() throws Exception {
        node.stop();
        group.close();
        site.close();
        mail.close();
        vertx.close().await(10, TimeUnit.SECONDS);
        Product.delete(data);
    }

    @Test
    @Order(1)
    @DisplayName("whoever approves it reads before what each channel will get, and which ones people must see to")
    void preview() {
        statement();
        var person = signedIn("spokesperson", "zh-CN", Screen.DESK);
        person.opens(base() + "/approvals?incident=" + incident);
        person.page().locator(".queue a[href='#" + ST + "']").click();
        Locator channels = person.page().locator("outgoing-list");
        assertThat(channels).containsText("媒体微信群");
        assertThat(channels).containsText("企业微信机器人");
        assertThat(channels).containsText("2 个收件人");
        assertThat(channels).containsText("没有接通渠道，须由人工发布：现场公告");
        channels.locator("summary").first().click();
        assertThat(channels.locator("pre").first()).containsText("【澜桥智家科技】" + TITLE);
        assertThat(channels.locator("pre").first()).containsText("联系方式：服务热线400-000-0000");
        channels.scrollIntoViewIfNeeded();
        person.pictured("ChannelsStory.preview-zh");
        assertThat(person.barriers()).isEmpty();
        assertThat(person.complaints()).isEmpty();
        var phone = signedIn("spokesperson", "en", Screen.PHONE);
        phone.opens(base() + "/approvals?incident=" + incident);
        phone.page().locator(".queue a[href='#" + ST + "']").click();
        Locator onThePhone = phone.page().locator("outgoing-list");
        onThePhone.locator("summary").nth(1).click();
        assertThat(onThePhone.locator("pre.code")).containsText("\"type\" : \"release.published\"");
        onThePhone.locator("li").first().scrollIntoViewIfNeeded();
        phone.pictured("ChannelsStory.preview-phone-en");
        assertThat(phone.barriers()).isEmpty();
        assertThat(group.got).isEmpty();
        assertThat(mail.mails).isEmpty();
    }

    @Test
    @Order(2)
    @DisplayName(
            "published, it is in the group and with the press, and a channel that failed stands before the media's head")
    void goesOut() {
        moves("spokesperson", "approve");
        moves("leader", "release");
        moves("spokesperson", "publish");
        await().until(() -> !group.got.isEmpty() && !mail.mails.isEmpty());
        assertThat(group.got.get(0).json().getJsonObject("text").getString("content"))
                .contains(TITLE);
        await().until(() -> failed("官网"));
        assertThat(site.got).hasSize(QUICK.tries());

        var head = signedIn("mediaHead", "zh-CN", Screen.DESK);
        head.opens(base() + "/incidents/" + incident + "/media?tab=statement");
        head.page().locator(".card-line[data-record='" + ST + "']").click();
        Locator channels = head.page().locator("record-pane outgoing-list");
        assertThat(channels.locator("li", containing("官网"))).containsText("未送达");
        assertThat(channels.locator("li", containing("官网"))).containsText("对方繁忙或故障");
        assertThat(channels.locator("li", containing("官网"))).containsText("HTTP 503 · maintenance");
        assertThat(channels.locator("li", containing("媒体微信群"))).containsText("已送达");
        assertThat(channels.locator("li", containing("媒体邮件"))).containsText("2/2");
        channels.scrollIntoViewIfNeeded();
        head.pictured("ChannelsStory.failed-zh");
        assertThat(head.barriers()).isEmpty();

        var english = signedIn("mediaHead", "en", Screen.DESK);
        english.opens(base() + "/incidents/" + incident + "/media?tab=statement");
        english.page().locator(".card-line[data-record='" + ST + "']").click();
        Locator rows = english.page().locator("record-pane outgoing-list");
        assertThat(rows.locator("li", containing("官网"))).containsText("Busy or out of order");
        rows.scrollIntoViewIfNeeded();
        english.pictured("ChannelsStory.failed-en");

        site.says(200, "{\"id\":\"post-17\"}");
        channels.locator("li", containing("官网")).locator("button").click();
        assertThat(channels.locator("li", containing("官网"))).containsText("已送达");
        assertThat(channels.locator("li", containing("官网"))).containsText("post-17");
        assertThat(site.got.stream().map(got -> got.headers().get("webhook-id")).distinct())
                .hasSize(1);
        assertThat(head.complaints()).isEmpty();
        assertThat(english.complaints()).isEmpty();
    }

    @Test
    @Order(3)
    @DisplayName("its dossier says where it went, and the metrics how often that failed")
    void dossier() {
        var reader = signedIn("leader", "zh-CN", Screen.DESK);
        reader.opens(base() + "/incidents/" + incident + "/records/" + ST + "/dossier");
        Locator table = reader.page().locator("main").locator("table", containing("对方回执"));
        assertThat(table).containsText("媒体微信群");
        assertThat(table).containsText("post-17");
        assertThat(reader.page().locator("main").locator("h2", containing("送往何处")))
                .isVisible();
        reader.page()
                .screenshot(new com.microsoft.playwright.Page.ScreenshotOptions()
                        .setFullPage(true)
                        .setPath(Browser.SCREENS.resolve("ChannelsStory.dossier-zh.png")));
        assertThat(Client.stranger(base()).get("/metrics").text())
                .contains("channel_deliveries_total{channel=\"官网\",result=\"busy\"} 3.0")
                .contains("channel_deliveries_total{channel=\"官网\",result=\"sent\"} 1.0");
    }

    @Test
    @Order(4)
    @DisplayName(
            "a node that ends while a receiver is silent goes on after its start: what was sent stays sent, the rest arrives")
    void restart() {
        site.says(0, "");
        int inTheGroup = group.got.size();
        int before = site.got.size();
        as("spokesperson")
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "moveRecord")
                                .put("id", ST)
                                .put("move", "withdraw")
                                .put(
                                        "fields",
                                        new JsonObject()
                                                .put("withdrawReason", "热线号码写错")
                                                .put("withdrawNotice", "说明中的热线号码有误，请改拨400-000-0001")));
        await().until(() -> group.got.size() == inTheGroup + 1 && site.got.size() == before + 1);
        await().until(() -> line("媒体微信群", "撤回").getString("state").equals("sent"));
        node.stop();

        site.says(200, "ok");
        node = begun();
        clients.clear();
        await().atMost(Duration.ofSeconds(40))
                .until(() -> line("官网", "撤回").getString("state").equals("sent"));
        assertThat(site.got).hasSize(before + 2);
        assertThat(site.got.get(before + 1).headers().get("webhook-id"))
                .isEqualTo(site.got.get(before).headers().get("webhook-id"));
        assertThat(site.got.get(before + 1).json().getString("type")).isEqualTo("release.withdrawn");
        assertThat(group.got).as("what was written down is not sent again").hasSize(inTheGroup + 1);
    }

    private static NodeInTest begun() {
        return NodeInTest.serving(
                new SettingsReader()
                        .file("story.yaml", """
                                channels:
                                  - {name: 媒体微信群, kind: wecom, for: [wechat], url: "%s"}
                                  - {name: 官网, kind: webhook, for: [website], url: "%s", secret: "env:SITE"}
                                  - {name: 媒体邮件, kind: mail, for: [pressMail], url: "%s", from: press@lanbridge.example, to: [desk@paper.example, news@radio.example]}
                                """.formatted(group.url("/send?key=k"), site.url("/hook"), mail.url()))
                        .environment(Map.of("SITE", "0123456789abcdef"))
                        .flag("port", "port", 0)
                        .flag("data", "data", data)
                        .flag("sign-ins", "limits.signInsPerMinute", 600)
                        .settings(),
                QUICK);
    }

    private static String opened() {
        var reply = as("duty")
                .post(
                        "/api/incidents",
                        new JsonObject()
                                .put("commandId", "channels-story-1")
                                .put("type", "openIncident")
                                .put(
                                        "fields",
                                        new JsonObject()
                                                .put("title", "云栖里门锁升级故障群体投诉")
                                                .put("place", "客户服务中心")
                                                .put("headCountInitial", 24)
                                                .put("coreDemand", "恢复门锁使用")
                                                .put("moodInitial", "tense")));
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        String id = reply.body().getString("incident");
        as("leader").command(id, new JsonObject().put("type", "acknowledgeIntake"));
        as("leader")
                .command(
                        id,
                        new JsonObject()
                                .put("type", "activatePlan")
                                .put("level", "yellow")
                                .put("commandPost", "二楼会议室"));
        return id;
    }

    /** Checked, and waiting for the spokesperson. */
    private static void statement() {
        as("mediaOfficer")
                .posts(
                        incident,
                        "statement",
                        new JsonObject()
                                .put("kind", "holding")
                                .put("title", TITLE)
                                .put(
                                        "body",
                                        "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。给业主带来不便，我们深表歉意。下一次说明在今日十二时。")
                                .put("facts", new JsonArray().add(new JsonObject().put("text", "更新后门锁无法使用")))
                                .put("channels", JsonArray.of("website", "wechat", "pressMail", "notice"))
                                .put("contactLine", "服务热线400-000-0000"));
        moves("mediaOfficer", "submit");
        String review = as("legal")
                .posts(
                        incident,
                        "legalReview",
                        new JsonObject()
                                .put("targetType", "statement")
                                .put("target", ST)
                                .put("opinion", "pass"));
        as("assessmentHead")
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "moveRecord")
                                .put("id", ST)
                                .put("move", "check")
                                .put("fields", new JsonObject().put("legalReview", review)));
        reads("awaitingSpokesperson");
    }

    private static JsonObject reads(String state) {
        return await(ST + " " + state)
                .until(
                        () -> as("leader").record(incident, ST).getJsonObject("card"),
                        card -> state.isEmpty() || state.equals(card.getString("state")));
    }

    /** The next step, of the text as it stands. */
    private static void moves(String account, String move) {
        Map<String, String> from =
                Map.of("approve", "awaitingSpokesperson", "release", "awaitingLeader", "publish", "approved");
        var card = reads(from.getOrDefault(move, ""));
        as(account)
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "moveRecord")
                                .put("id", ST)
                                .put("move", move)
                                .put("textHash", card.getString("hash"))
                                .put("baseVersion", card.getValue("version")));
    }

    private static boolean failed(String channel) {
        return line(channel, "发布").getString("state", "").equals("failed");
    }

    /** What became of it over this channel; empty before anything did. */
    private static JsonObject line(String channel, String event) {
        var reply = as("leader").get("/api/incidents/" + incident + "/records/" + ST + "/channels");
        if (reply.status() != 200) {
            return new JsonObject().put("state", "");
        }
        return reply.body().getJsonArray("records").stream()
                .map(JsonObject.class::cast)
                .filter(each -> channel.equals(each.getString("channel"))
                        && event.equals(each.getJsonObject("event").getString("zh")))
                .findFirst()
                .orElse(new JsonObject().put("state", ""));
    }

    private static Client as(String account) {
        return clients.computeIfAbsent(account, name -> Client.signedIn(base(), name, PASSWORD));
    }

    private static Person signedIn(String account, String locale, Screen screen) {
        String[] cookie = as(account).cookie().split("=", 2);
        var person = browser.person(account + "-" + locale, locale, screen);
        person.context().addCookies(List.of(new Cookie(cookie[0], cookie[1]).setUrl(base())));
        return person;
    }

    private static Locator.LocatorOptions containing(String text) {
        return new Locator.LocatorOptions().setHasText(text);
    }

    private static String base() {
        return "http://localhost:" + node.port();
    }
}
