package dev.sextant.desk;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Fault;
import dev.sextant.journal.Entry;
import dev.sextant.journal.Journal;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.journal.RedisLink;
import dev.sextant.kit.Cast;
import dev.sextant.kit.RedisServer;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.kit.TestClock;
import dev.sextant.kit.TestVault;
import dev.sextant.plan.Label;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
@DisplayName("The desk")
final class DeskSpec {
    private static final List<RedisServer> SERVER = new ArrayList<>();

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock(Story.time("09:00"));
    private final RedisLink link = SERVER.get(0).link(vertx, Duration.ofSeconds(8));
    private final Journal journal = new Journal(link);
    private Desk one = desk();
    private Desk two = desk();
    private String incident = "";

    @BeforeAll
    static void redis() {
        SERVER.add(RedisServer.fresh());
    }

    @AfterAll
    static void noRedis() {
        SERVER.forEach(RedisServer::close);
    }

    @BeforeEach
    void openedIncident() throws Exception {
        one = deployed();
        two = deployed();
        incident = done(one.open(Cast.DUTY, intake(anId()))).incident();
        assertThat(done(say(one, Cast.LEADER, command("acknowledgeIntake"))).seq())
                .isPositive();
    }

    @AfterEach
    void close() throws Exception {
        link.close();
        vertx.close().await(10, SECONDS);
    }

    @Test
    @DisplayName("gives the same command the same answer, however often it comes and whoever is asked")
    void again() throws Exception {
        JsonObject command = log("现场平稳");
        Verdict.Done first = done(say(one, Cast.DUTY, command));
        Verdict.Done second = done(say(one, Cast.DUTY, command.copy().put("sentAt", "2026-04-18T01:10:00Z")));
        Verdict.Done elsewhere = done(say(two, Cast.DUTY, command));
        Verdict.Done afterwards = done(say(deployed(), Cast.DUTY, command));

        assertThat(first.again()).isFalse();
        assertThat(first.records()).containsExactly("LG-01");
        for (Verdict.Done later : List.of(second, elsewhere, afterwards)) {
            assertThat(later.again()).isTrue();
            assertThat(later.seq()).isEqualTo(first.seq());
            assertThat(later.records()).isEqualTo(first.records());
            assertThat(later.version()).isEqualTo(first.version());
        }
        assertThat(count("recordPosted")).isEqualTo(1);
    }

    @Test
    @DisplayName("refuses an id that was used for something else, or by somebody else")
    void otherBody() throws Exception {
        JsonObject command = log("现场平稳");
        done(say(one, Cast.DUTY, command));

        JsonObject other = command.copy().put("fields", new JsonObject().put("text", "现场混乱"));
        assertThat(say(one, Cast.DUTY, other).await(10, SECONDS)).isInstanceOf(Verdict.OtherBody.class);
        assertThat(say(two, Cast.LEADER, command).await(10, SECONDS)).isInstanceOf(Verdict.OtherBody.class);
        assertThat(count("recordPosted")).isEqualTo(1);
    }

    @Test
    @DisplayName("lands every command once when two desks write at the same time")
    void race() throws Exception {
        List<Future<Verdict>> answers = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            answers.add(say(i % 2 == 0 ? one : two, Cast.DUTY, log("第" + i + "条")));
        }
        Future.all(answers).await(20, SECONDS);

        assertThat(answers.stream()
                        .map(answer ->
                                ((Verdict.Done) answer.result()).records().get(0)))
                .hasSize(40)
                .doesNotHaveDuplicates();
        assertThat(count("recordPosted")).isEqualTo(40);
        assertThat(entries().stream().map(Entry::seq)).doesNotHaveDuplicates().isSorted();
    }

    @Test
    @DisplayName("refuses only with fresh knowledge: what another desk accepted counts")
    void freshKnowledge() throws Exception {
        done(say(
                one,
                Cast.ON_SITE_HEAD,
                post("zone", new JsonObject().put("name", "大门").put("zoneType", "gate"))));
        Verdict.Done count = done(say(
                two,
                Cast.ON_SITE_A,
                post(
                        "headCountReport",
                        new JsonObject().put("zone", "Z-01").put("count", 24).put("countMethod", "counted"))));
        assertThat(count.records()).containsExactly("HC-01");

        for (int number = 1; number <= 5; number++) {
            done(say(one, Cast.ON_SITE_A, representative(number)));
        }
        Verdict sixth = say(two, Cast.ON_SITE_A, representative(5)).await(10, SECONDS);
        assertThat(codes(sixth)).contains("fiveRepresentatives");
    }

    @Test
    @DisplayName("changes nothing by a command that changes nothing, and still answers where things stand")
    void nothingToDo() throws Exception {
        done(say(
                one,
                Cast.ON_SITE_HEAD,
                post("zone", new JsonObject().put("name", "大门").put("zoneType", "gate"))));
        long before = entries().size();
        Verdict.Done same = done(say(
                one,
                Cast.ON_SITE_HEAD,
                command("amendRecord")
                        .put("id", "Z-01")
                        .put("baseVersion", 1L)
                        .put("fields", new JsonObject().put("name", "大门"))));
        assertThat(same.seq()).isEqualTo(before);
        assertThat(entries()).hasSize((int) before);
    }

    @Test
    @DisplayName("says what is wrong with a command that it cannot read, and which incident there is none of")
    void malformed() throws Exception {
        Verdict malformed = say(one, Cast.DUTY, command("dance")).await(10, SECONDS);
        assertThat(malformed)
                .isInstanceOfSatisfying(
                        Verdict.Malformed.class,
                        it -> assertThat(it.faults()).extracting(Fault::code).containsExactly("unknownCommand"));
        assertThat(one.submit("INC-19990101-01", Cast.DUTY, log("在吗")).await(10, SECONDS))
                .isInstanceOf(Verdict.NoIncident.class);
        assertThat(one.submit("../../etc", Cast.DUTY, log("在吗")).await(10, SECONDS))
                .isInstanceOf(Verdict.NoIncident.class);
    }

    @Test
    @DisplayName("opens once what is sent twice with one id, also to two desks at the same time")
    void opensOnce() throws Exception {
        JsonObject intake = intake(anId());
        int before = journal.incidents().await(10, SECONDS).size();
        List<Future<Verdict>> answers =
                List.of(one.open(Cast.DUTY, intake), two.open(Cast.DUTY, intake), one.open(Cast.DUTY, intake.copy()));
        Future.all(answers).await(10, SECONDS);

        assertThat(answers.stream()
                        .map(answer -> ((Verdict.Done) answer.result()).incident())
                        .distinct())
                .hasSize(1);
        assertThat(done(deployed().open(Cast.DUTY, intake)).again()).isTrue();
        assertThat(journal.incidents().await(10, SECONDS)).hasSize(before + 1);
    }

    @Test
    @DisplayName("gives incidents of one day numbers of their own")
    void numbers() throws Exception {
        String first = done(one.open(Cast.DUTY, intake(anId()))).incident();
        String second = done(two.open(Cast.DUTY, intake(anId()))).incident();
        assertThat(first).startsWith("INC-20260418-").isNotEqualTo(second);
    }

    @Test
    @DisplayName("does not know the outcome while the journal is away, and goes on when it is back")
    void away() throws Exception {
        JsonObject command = log("断网时写的");
        RedisLink impatient = SERVER.get(0).link(vertx, Duration.ofMillis(700));
        Desk three = deployed(desk(new Journal(impatient)));
        done(untilItAnswers(() -> say(three, Cast.DUTY, log("断网之前"))));
        SERVER.get(0).freeze();
        try {
            assertThatThrownBy(() -> say(three, Cast.DUTY, command).await(10, SECONDS))
                    .isInstanceOf(JournalUnavailable.class);
        } finally {
            SERVER.get(0).thaw();
        }
        Verdict.Done back = done(untilItAnswers(() -> say(three, Cast.DUTY, command)));
        assertThat(back.records()).hasSize(1);
        assertThat(entries().stream().filter(entry -> entry.body().contains("断网时写的")))
                .hasSize(1);
        impatient.close();
    }

    @Test
    @DisplayName("notes a missed time limit once, though two desks look at the clock")
    void missedOnce() throws Exception {
        done(say(one, Cast.LEADER, command("activatePlan").put("level", "red").put("commandPost", "二楼会议室")));
        done(say(
                one,
                Cast.LEADER,
                post(
                        "directive",
                        new JsonObject().put("content", "引导群众至接待区").put("toGroups", new JsonArray().add("onSite")))));
        clock.move(Duration.ofMinutes(3));
        untilTheJournalHolds("TL17:DA-01");
        clock.move(Duration.ofMinutes(7));
        untilTheJournalHolds("TL04:incident");

        assertThat(entries().stream().filter(entry -> missed(entry, "TL17:DA-01")))
                .hasSize(1);
        assertThat(entries().stream().filter(entry -> missed(entry, "TL04:incident")))
                .hasSize(1);
    }

    @Test
    @DisplayName("names nobody who does not hold what the plan says such a person must hold, and says who does")
    void holds() throws Exception {
        Verdict verdict = say(one, Cast.LEADER, delegation("onSiteHead")).await(10, SECONDS);

        assertThat(codes(verdict)).containsExactly("holdsNot");
        Fault fault = ((Verdict.Refused) verdict).refusal().faults().get(0);
        assertThat(fault.field()).isEqualTo("fields.to");
        assertThat(fault.message().in("zh")).isEqualTo("须为副组长");
        assertThat(fault.message().in("en")).isEqualTo("This must be somebody who is Deputy leader");
        assertThat(fault.expected()).isEqualTo(Label.of("zh", "副组长", "en", "副组长"));
        assertThat(count("recordPosted")).isZero();

        JsonObject right = delegation("deputy");
        Verdict.Done given = done(say(one, Cast.LEADER, right));
        JsonObject another = command("amendRecord")
                .put("id", given.records().get(0))
                .put("baseVersion", given.version())
                .put("fields", new JsonObject().put("to", "duty"));
        assertThat(codes(say(one, Cast.LEADER, another).await(10, SECONDS))).containsExactly("holdsNot");
        assertThat(done(say(two, Cast.LEADER, right)).again()).isTrue();
    }

    private JsonObject delegation(String to) {
        return post(
                "delegation",
                new JsonObject()
                        .put("to", to)
                        .put("until", clock.instant().plus(Duration.ofHours(2)).toString()));
    }

    private static boolean missed(Entry entry, String key) {
        return entry.body().contains("\"deadlineMissed\"") && entry.body().contains("\"key\":\"" + key);
    }

    private Desk desk() {
        return desk(journal);
    }

    private Desk desk(Journal journal) {
        return new Desk(
                journal,
                ShippedPlan.plan(),
                version -> ShippedPlan.plan(),
                DeskSpec::deputies,
                TestVault.keys(),
                clock,
                false,
                took -> {});
    }

    /** What the accounts say: one deputy, whoever asks for whichever role. */
    private static Future<Map<String, Label>> deputies(List<String> roles) {
        return Future.succeededFuture(
                roles.contains("deputyLeader") ? Map.of("deputy", Label.of("zh", "副组长")) : Map.of());
    }

    private Desk deployed() throws Exception {
        return deployed(desk());
    }

    private Desk deployed(Desk desk) throws Exception {
        vertx.deployVerticle(desk).await(10, SECONDS);
        return desk;
    }

    private Future<Verdict> say(Desk desk, Actor actor, JsonObject command) {
        return desk.submit(incident, actor, command);
    }

    private static Verdict.Done done(Future<Verdict> answer) throws Exception {
        Verdict verdict = answer.await(10, SECONDS);
        assertThat(verdict).isInstanceOf(Verdict.Done.class);
        return (Verdict.Done) verdict;
    }

    private static List<String> codes(Verdict verdict) {
        assertThat(verdict).isInstanceOf(Verdict.Refused.class);
        return ((Verdict.Refused) verdict)
                .refusal().faults().stream().map(Fault::code).toList();
    }

    private interface Ask {
        Future<Verdict> now();
    }

    /** Asks with the same id until the journal is back, as a phone does. */
    private Future<Verdict> untilItAnswers(Ask ask) {
        return ask.now().recover(away -> vertx.timer(100, MILLISECONDS).compose(waited -> untilItAnswers(ask)));
    }

    private void untilTheJournalHolds(String text) throws Exception {
        looking(text).await(20, SECONDS);
    }

    private Future<Void> looking(String text) {
        return journal.read(incident, 0, 1_000)
                .compose(entries ->
                        entries.stream().anyMatch(entry -> entry.body().contains(text))
                                ? Future.succeededFuture()
                                : vertx.timer(100, MILLISECONDS).compose(waited -> looking(text)));
    }

    private List<Entry> entries() throws Exception {
        return journal.read(incident, 0, 1_000).await(10, SECONDS);
    }

    private long count(String type) throws Exception {
        return entries().stream()
                .filter(entry -> new JsonObject(entry.body()).getString("type").equals(type))
                .count();
    }

    private static String anId() {
        return UUID.randomUUID().toString();
    }

    private static JsonObject command(String type) {
        return new JsonObject().put("commandId", anId()).put("type", type);
    }

    private static JsonObject post(String type, JsonObject fields) {
        return command("postRecord").put("record", type).put("fields", numbersAsRead(fields));
    }

    /** As the reader of requests gives them: whole numbers are longs. */
    private static JsonObject numbersAsRead(JsonObject fields) {
        var read = new JsonObject();
        fields.forEach(each -> read.put(
                each.getKey(),
                each.getValue() instanceof Integer number ? (Object) number.longValue() : each.getValue()));
        return read;
    }

    private static JsonObject log(String text) {
        return post("logEntry", new JsonObject().put("text", text));
    }

    private static JsonObject representative(int number) {
        return post(
                "representative",
                new JsonObject().put("displayNo", "R" + number).put("name", "王某"));
    }

    private static JsonObject intake(String commandId) {
        return new JsonObject()
                .put("commandId", commandId)
                .put("type", "openIncident")
                .put(
                        "fields",
                        new JsonObject()
                                .put("title", "云栖里门锁升级故障")
                                .put("place", "客户服务中心")
                                .put("headCountInitial", 24L)
                                .put("coreDemand", "恢复门锁使用")
                                .put("moodInitial", "tense"));
    }
}
