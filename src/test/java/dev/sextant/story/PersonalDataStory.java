package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.sextant.CommandLineInTest;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.People;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.kit.ShippedPlan;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@DisplayName("Personal data, from the form to the disk")
class PersonalDataStory {
    private static final String WHY = "核对会谈人员";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path data;

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listen() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        root().detachAppender(log);
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    @Test
    @DisplayName(
            "a thousand names, telephone and ID numbers stand in no file of the store, no log, no export, no view and no answer")
    void nowhere(@TempDir Path files) throws Exception {
        People people = new People(20260418, 340);
        String incident;
        try (var product = Product.on(data, Product.scenario().begins())) {
            incident = opened(product, people.name(0));
            entered(product, incident, people);
            helped(product, incident, people.phone(people.size() - 1));
            settled(product, incident, people);
            assertThat(people.in(shown(product, incident)))
                    .as("in what screens are told")
                    .isEmpty();
        }
        assertThat(people.in(log.list.stream()
                        .map(ILoggingEvent::getFormattedMessage)
                        .toList()))
                .as("in the log")
                .isEmpty();
        Path file = files.resolve("incident.jsonl");
        assertThat(CommandLineInTest.type("export", incident, "-o", file.toString(), "--data", data.toString())
                        .code())
                .isZero();
        assertThat(people.in(Files.readString(file))).as("in the export").isEmpty();
        List<String> kept = kept();
        assertThat(people.in(kept)).as("in the data folder").isEmpty();
        assertThat(kept)
                .as("what is not personal is found by this way of looking")
                .anyMatch(text -> text.contains("东门广场"));
        assertThat(CommandLineInTest.type("verify", "--data", data.toString()).said())
                .contains(incident + ": whole");
        broughtIn(incident, file, files.resolve("elsewhere"));
    }

    /** Where the keys are not, everything is shown but that. */
    private static void broughtIn(String incident, Path file, Path elsewhere) {
        assertThat(CommandLineInTest.type("import", file.toString(), "--data", elsewhere.toString())
                        .code())
                .isZero();
        try (var product = Product.on(elsewhere, Product.scenario().begins().plus(Duration.ofHours(1)))) {
            var fields = product.as("leader")
                    .record(incident, "RP-01")
                    .getJsonObject("card")
                    .getJsonObject("fields");
            assertThat(fields.getString("name")).startsWith("«不可读");
            assertThat(fields.getString("scope")).isEqualTo("3号楼");
            assertThat(product.as("leader").view(incident, "board.onSite").encode())
                    .contains("RP-01");
            assertThat(reveal(product.as("leader"), incident, "RP-01", "name").status())
                    .isEqualTo(422);
            assertThat(product.as("onSiteA").posts(incident, "representative", representative("李建国", "13905719876")))
                    .isEqualTo("RP-02");
        }
    }

    @Test
    @DisplayName(
            "is seen with a reason, erased on every copy of the journal, and stays so when the keys come back from a backup")
    void seenAndErased() throws IOException {
        String incident;
        String person;
        Map<Path, byte[]> backup;
        try (var product = Product.on(data, Product.scenario().begins())) {
            incident = opened(product, "赵敏");
            person = product.as("onSiteA").posts(incident, "representative", representative("王秀兰", "13805712266"));
            product.as("onSiteA").posts(incident, "representative", representative("李建国", "13905719876"));
            var seen = reveal(product.as("leader"), incident, person, "name", "phone");
            assertThat(seen.status()).as(seen.text()).isEqualTo(200);
            assertThat(seen.body().getJsonObject("values"))
                    .isEqualTo(new JsonObject().put("name", "王秀兰").put("phone", "13805712266"));
            assertThat(reveal(product.as("mediaOfficer"), incident, person, "name")
                            .code())
                    .isEqualTo("notPermitted");
            var noted = product.as("leader").record(incident, "AL-01").getJsonObject("card");
            assertThat(noted.getJsonObject("fields").getString("reason")).isEqualTo(WHY);
            whoLookedIsForTheLeader(product, incident);

            backup = keyFiles();
            product.as("leader")
                    .command(
                            incident,
                            new JsonObject()
                                    .put("type", "erasePerson")
                                    .put("record", person)
                                    .put("reason", "本人书面要求"));
            assertThat(keyFiles()).hasSize(backup.size() - 1);
            assertErased(product, incident, person);
        }
        for (var file : backup.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        assertThat(CommandLineInTest.type("keys", "rotate", "--data", data.toString())
                        .said())
                .contains(backup.size() + " keys of persons were sealed again");
        try (var product = Product.on(data, Product.scenario().begins().plus(Duration.ofHours(2)))) {
            assertErased(product, incident, person);
            await().atMost(PATIENCE).ignoreExceptions().until(() -> keyFiles().size() == backup.size() - 1);
            assertThat(reveal(product.as("leader"), incident, "RP-02", "name")
                            .body()
                            .getJsonObject("values"))
                    .isEqualTo(new JsonObject().put("name", "李建国"));
            assertThat(product.as("leader")
                            .get("/api/incidents/" + incident + "/search?q=" + "%E7%8E%8B")
                            .text())
                    .doesNotContain("王");
            over(product.as("leader"), incident);
        }
        try (var product = Product.on(data, Product.scenario().begins().plus(Duration.ofDays(731)))) {
            assertErased(product, incident, "RP-02");
            await().atMost(PATIENCE).ignoreExceptions().until(() -> keyFiles().isEmpty());
        }
        assertThat(CommandLineInTest.type("verify", "--data", data.toString()).said())
                .contains(incident + ": whole");
    }

    @Test
    @DisplayName("on the board: shown for a minute to whoever says why, and erased by whoever types the number")
    void onTheBoard() {
        try (var product = Product.on(data, Product.scenario().begins())) {
            String incident = opened(product, "赵敏");
            String id = product.as("onSiteA").posts(incident, "representative", representative("王秀兰", "13805712266"));
            product.as("leader").record(incident, id);
            String board = "/incidents/" + incident + "/onSite";
            var leader = browser.person("leader", "zh-CN", Screen.DESK).opens(product.url("leader", board));
            leader.opens(product.url() + board + "?tab=representative&record=" + id);
            Page page = leader.page();
            page.getByRole(AriaRole.BUTTON, named("查看姓名")).click();
            Locator dialog = page.locator("act-dialog dialog");
            dialog.locator("textarea, input[type=text]").first().fill("核对会谈人员名单");
            leader.pictured("PersonalData.reason");
            dialog.locator("button.primary").click();
            PlaywrightAssertions.assertThat(page.locator("record-pane .unmasked"))
                    .hasText("王秀兰");
            PlaywrightAssertions.assertThat(page.locator("record-pane .field-list"))
                    .containsText("138****2266");
            leader.pictured("PersonalData.seen");
            assertThat(leader.barriers()).isEmpty();

            page.getByRole(AriaRole.BUTTON, named("删除个人信息…")).click();
            dialog.locator("textarea, input[type=text]").first().fill("本人书面要求");
            dialog.locator("input[type=text]").last().fill(id);
            leader.pictured("PersonalData.erasing");
            dialog.locator("button.danger").click();
            PlaywrightAssertions.assertThat(page.locator("record-pane .field-list"))
                    .containsText("已删除");
            PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON, named("查看姓名")))
                    .hasCount(0);
            PlaywrightAssertions.assertThat(page.locator("record-pane .field-list"))
                    .not()
                    .containsText("王");
            PlaywrightAssertions.assertThat(page.locator("record-pane .history"))
                    .containsText("删除个人信息");
            leader.pictured("PersonalData.erased");
            whoReportedIt(product, leader, incident);
            onThePhone(product, incident);
            assertThat(leader.complaints())
                    .as("what is asked once more was refused first")
                    .allMatch(complaint -> complaint.contains("422"));
        }
    }

    /** What the first receiver wrote of somebody stands on command's board: the same two dialogs; a log entry that names them is looked at first. */
    private static void whoReportedIt(Product product, Person leader, String incident) {
        String entry = product.as("leader")
                .posts(
                        incident,
                        "logEntry",
                        new JsonObject()
                                .put("text", "赵敏来电补充")
                                .put("category", "contact")
                                .put("group", "command"));
        Page page = leader.opens(product.url() + "/incidents/" + incident + "/command")
                .page();
        page.locator(".intake-card summary").click();
        page.getByRole(AriaRole.BUTTON, named("查看报告人")).click();
        Locator dialog = page.locator("act-dialog dialog");
        dialog.locator("textarea, input[type=text]").first().fill("回访报告人");
        dialog.locator("button.primary").click();
        PlaywrightAssertions.assertThat(page.locator("intake-part .unmasked")).hasText("赵敏");
        leader.pictured("PersonalData.intake.zh");
        assertThat(leader.barriers()).isEmpty();

        page.getByRole(AriaRole.BUTTON, named("删除个人信息…")).click();
        dialog.locator("textarea, input[type=text]").first().fill("本人书面要求");
        dialog.locator("input[type=text]").last().fill(incident);
        dialog.locator("button.danger").click();
        PlaywrightAssertions.assertThat(dialog.locator(".outcome.ask a")).hasText(entry);
        leader.pictured("PersonalData.elsewhere.zh");
        dialog.locator(".outcome.ask button.primary").click();
        PlaywrightAssertions.assertThat(page.locator("intake-part")).containsText("已删除");
        page.locator("button.tab", new Page.LocatorOptions().setHasText("查阅留痕")).click();
        PlaywrightAssertions.assertThat(
                        page.locator("table.records").filter(new Locator.FilterOptions().setHasText("AL-01")))
                .containsText("核对会谈人员名单");
        PlaywrightAssertions.assertThat(page.getByRole(AriaRole.BUTTON, named("删除个人信息…")))
                .hasCount(0);
    }

    /** Whom the plan allows it looks up the record, says why, and can call; who may not sees the mask and nothing to press. */
    private static void onThePhone(Product product, String incident) {
        String id = product.as("onSiteA").posts(incident, "representative", representative("李建国", "13905719876"));
        product.as("leader").record(incident, id);
        Person phone = browser.person("liaisonHead", "zh-CN", Screen.PHONE).opens(product.url("liaisonHead", "/field"));
        Page page = phone.page();
        page.locator("nav a[href='#me']").tap();
        page.locator("me-tab a[href='#look']").tap();
        page.locator("#look-words").fill(id);
        page.locator("look-page form button").tap();
        page.locator("look-page .said-list a").tap();
        page.getByRole(AriaRole.BUTTON, named("查看原文: 电话")).tap();
        page.locator("#look-why").fill("约");
        page.locator("look-page form button.primary").tap();
        PlaywrightAssertions.assertThat(page.locator("look-page .error")).containsText("请写明查看理由");
        page.locator("#look-why").fill("约定联系时间");
        phone.pictured("PersonalData.phone.why.zh");
        page.locator("look-page form button.primary").tap();
        PlaywrightAssertions.assertThat(page.locator("look-page dd a[href='tel:13905719876']"))
                .isVisible();
        PlaywrightAssertions.assertThat(page.locator("look-page dl")).not().containsText("李建国");
        phone.pictured("PersonalData.phone.seen.zh");
        assertThat(phone.barriers()).isEmpty();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(product.as("leader")
                                .view(incident, "closed.accessLog")
                                .encode())
                        .contains("约定联系时间"));

        Person other =
                browser.person("mediaOfficer", "en-GB", Screen.PHONE).opens(product.url("mediaOfficer", "/field"));
        other.page().locator("nav a[href='#me']").waitFor();
        other.opens(product.url() + "/field#look/" + id);
        PlaywrightAssertions.assertThat(other.page().locator("look-page dl")).containsText("139****9876");
        PlaywrightAssertions.assertThat(other.page().locator("look-page .show")).hasCount(0);
        other.pictured("PersonalData.phone.masked.en");
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name).setExact(true);
    }

    /** The leader reads who looked at what; for everybody else there is no such record, wherever they look. */
    private static void whoLookedIsForTheLeader(Product product, String incident) {
        assertThat(product.as("leader").view(incident, "closed.accessLog").encode())
                .contains("AL-01", WHY);
        assertThat(product.as("leader").view(incident, "log").encode()).doesNotContain(WHY, "AL-01");
        for (String account : List.of("duty", "onSiteA", "mediaOfficer")) {
            Client other = product.as(account);
            String here = "/api/incidents/" + incident;
            assertThat(other.get(here + "/views/closed.accessLog").status()).isEqualTo(403);
            assertThat(other.get(here + "/views/closed.accessLog?at=" + product.now())
                            .status())
                    .isEqualTo(403);
            assertThat(other.get(here + "/records/AL-01").status()).isEqualTo(404);
            assertThat(other.get(here + "/records/AL-01/dossier").status()).isEqualTo(404);
            String told = other.view(incident, "board.command").encode()
                    + other.view(incident, "wall").encode()
                    + other.view(incident, "log").encode()
                    + other.get(here + "/log?before=9999").text()
                    + other.get(here + "/search?q=" + URLEncoder.encode(WHY, StandardCharsets.UTF_8))
                            .text();
            assertThat(told).doesNotContain(WHY, "AL-01", "AL-02");
        }
    }

    private static void assertErased(Product product, String incident, String person) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            var record = product.as("leader").record(incident, person);
            assertThat(record.getJsonObject("card").getJsonObject("fields").getString("name"))
                    .startsWith("«已删除");
            assertThat(record.encode()).doesNotContain("王**").doesNotContain("李**");
            assertThat(record.getJsonArray("reveal")).isEmpty();
        });
    }

    private static void over(Client leader, String incident) {
        leader.command(
                incident,
                new JsonObject()
                        .put("type", "endResponse")
                        .put("override", true)
                        .put("reason", "已移交公安")
                        .put("announcedTo", "各小组"));
        for (String phase : List.of("review", "archived")) {
            leader.command(
                    incident,
                    new JsonObject()
                            .put("type", "enterPhase")
                            .put("phase", phase)
                            .put("reason", "处置完毕"));
        }
    }

    private static String opened(Product product, String reporter) {
        var leader = product.as("leader");
        var fields = new JsonObject()
                .put("title", "业主聚集要求退费")
                .put("place", "东门广场")
                .put("headCountInitial", 40)
                .put("coreDemand", "退还服务费")
                .put("moodInitial", "tense")
                .put("reporterName", reporter);
        var opened = leader.post(
                "/api/incidents",
                new JsonObject()
                        .put("type", "openIncident")
                        .put("commandId", UUID.randomUUID().toString())
                        .put("fields", fields));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        String incident = opened.body().getString("incident");
        leader.command(incident, new JsonObject().put("type", "acknowledgeIntake"));
        leader.command(
                incident,
                new JsonObject()
                        .put("type", "activatePlan")
                        .put("level", "yellow")
                        .put("commandPost", "会议室"));
        product.as("onSiteHead")
                .posts(incident, "zone", new JsonObject().put("name", "正门").put("zoneType", "gate"));
        return incident;
    }

    /** Each person in one record or another, some of them amended by two at once. */
    private static void entered(Product product, String incident, People people) throws Exception {
        var onSite = product.as("onSiteA");
        var logistics = product.as("logisticsHead");
        List<Callable<String>> posts = new ArrayList<>();
        for (int i = 1; i < people.size(); i++) {
            int one = i;
            posts.add(() -> one % 3 == 0
                    ? logistics.posts(
                            incident,
                            "resource",
                            new JsonObject()
                                    .put("name", "帐篷" + one)
                                    .put("logisticsCategory", "supplies")
                                    .put("total", 5)
                                    .put("contact", people.name(one) + " " + people.phone(one) + " " + people.id(one)))
                    : onSite.posts(
                            incident,
                            "medicalCase",
                            new JsonObject()
                                    .put("zone", "Z-01")
                                    .put("medicalTriage", "light")
                                    .put("complaintOfBody", "fainting")
                                    .put(
                                            "patientRef",
                                            people.name(one) + "，" + people.phone(one) + "，" + people.id(one))));
        }
        var threads = Executors.newFixedThreadPool(8);
        try {
            for (Future<String> posted : threads.invokeAll(posts)) {
                assertThat(posted.get()).isNotEmpty();
            }
        } catch (ExecutionException refused) {
            throw new AssertionError(refused.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    /** Somebody who came by a code, whose telephone number those who let them in see when they say why. */
    private static void helped(Product product, String incident, String phone) {
        var code = product.as("leader")
                .post("/api/incidents/" + incident + "/joins", new JsonObject().put("group", "onSite"));
        assertThat(code.status()).as(code.text()).isBetween(200, 299);
        var joined = product.stranger()
                .post(
                        "/api/join/guest",
                        new JsonObject()
                                .put("code", code.body().getString("link").replaceAll(".*#", ""))
                                .put("name", "帮手")
                                .put("phone", phone));
        assertThat(joined.status()).as(joined.text()).isBetween(200, 299);
        var joins = "/api/incidents/" + incident + "/joins";
        var listed = product.as("leader").get(joins);
        assertThat(listed.text()).doesNotContain(phone);
        var helper = listed.body().getJsonArray("guests").getJsonObject(0).getString("id");
        var seen =
                product.as("leader").post(joins + "/" + helper + "/reveal", new JsonObject().put("reason", "请他回到大门"));
        assertThat(seen.body().getJsonObject("values").getString("phone"))
                .as(seen.text())
                .isEqualTo(phone);
    }

    /** What also leaves traces: two people who write the same field, a text that names somebody, a look, a search. */
    private static void settled(Product product, String incident, People people) {
        var onSite = product.as("onSiteA");
        String id = onSite.posts(incident, "representative", representative(people.name(1), people.phone(1)));
        for (int person = 2; person <= 3; person++) {
            onSite.command(
                    incident,
                    new JsonObject()
                            .put("type", "amendRecord")
                            .put("id", id)
                            .put("baseVersion", 1)
                            .put("fields", new JsonObject().put("name", people.name(person))));
        }
        var seen = reveal(product.as("leader"), incident, id, "phone");
        assertThat(people.in(seen.text())).as("who gives a reason is told").containsExactly(people.phone(1));
        await().atMost(PATIENCE)
                .until(() -> product.as("leader")
                        .record(incident, id)
                        .getJsonObject("card")
                        .containsKey("conflicts"));
    }

    private static JsonObject representative(String name, String phone) {
        return new JsonObject().put("name", name).put("phone", phone).put("scope", "3号楼");
    }

    private static Client.Reply reveal(Client by, String incident, String record, String... fields) {
        return by.post(
                "/api/incidents/" + incident + "/records/" + record + "/reveal",
                new JsonObject()
                        .put("commandId", UUID.randomUUID().toString())
                        .put("fields", new JsonArray(List.of(fields)))
                        .put("reason", WHY));
    }

    /** Everything that anybody is told without giving a reason, by those who may see most. */
    private static List<String> shown(Product product, String incident) {
        List<String> told = new ArrayList<>();
        List<String> views = new ArrayList<>(List.of("wall", "approvals", "log"));
        ShippedPlan.plan()
                .groups()
                .keySet()
                .forEach(group -> views.addAll(List.of("board." + group, "field." + group)));
        for (String account : List.of("leader", "mediaOfficer", "onSiteA")) {
            Client client = product.as(account);
            for (String view : views) {
                told.add(client.get("/api/incidents/" + incident + "/views/" + view)
                        .text());
            }
            for (String record : List.of("RP-01", "MC-01", "MC-100", "RS-01", "AL-01")) {
                told.add(client.get("/api/incidents/" + incident + "/records/" + record)
                        .text());
            }
            told.add(client.get("/api/incidents/" + incident + "/search?q=138").text());
            told.add(client.get("/api/incidents/" + incident + "/plan").text());
            told.add(client.get("/api/incidents").text());
        }
        told.add(product.stranger().get("/metrics").text());
        told.add(product.stranger().get("/health/ready").text());
        return told;
    }

    /** Every file of the data folder, the keys too: they are no names. */
    private List<String> kept() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> all = Files.walk(data)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }

    private Map<Path, byte[]> keyFiles() throws IOException {
        Map<Path, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(data.resolve("keys/persons"))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                files.put(file, Files.readAllBytes(file));
            }
        }
        return files;
    }
}
