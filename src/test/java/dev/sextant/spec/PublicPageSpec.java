package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.PostRecord;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.Story;
import dev.sextant.press.Newsstand;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The public page")
final class PublicPageSpec {
    private static final String ENGLISH =
            "Since this morning some locks do not open. Engineers are going from door to door.";
    private static final String TITLE = "关于门锁故障的说明";
    private static final String BODY = "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。";

    private final Newsstand newsstand = new Newsstand(ShippedPlan.plan());

    @Test
    @DisplayName("is there before anything was said, in both languages, and says that nothing was")
    void empty() {
        assertThat(page("")).contains("<html lang=\"zh-CN\">", "澜桥智家科技", "目前没有公开说明");
        assertThat(page("en")).contains("<html lang=\"en\">", "LanBridge Smart Home", "no public statements");
        assertThat(newsstand.document("lanbridge", "fr")).isNull();
        assertThat(newsstand.document("nobody", "")).isNull();
    }

    @Test
    @DisplayName("shows a statement from the moment it is published, not a step before")
    void onlyPublished() {
        var story = Story.activated("yellow");
        story.given(draft(TITLE, BODY), MEDIA_OFFICER, "09:15");
        quiet(story);
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        quiet(story);
        checked(story, "ST-01", "09:30");
        quiet(story);
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "approve"),
                SPOKESPERSON,
                "09:35");
        quiet(story);
        story.given(
                moveHavingRead(story.hash("ST-01", "title", "body", "titleEn", "bodyEn"), "ST-01", "release"),
                LEADER,
                "09:40");
        quiet(story);
        publish(story, "ST-01", "10:00");
        newsstand.take(story.incident());
        assertThat(page("")).contains("<h2>" + TITLE + "</h2>", BODY, "2026年4月18日 10:00", "首发", "服务热线400-000-0000");
        assertThat(page("en"))
                .contains(TITLE, "18 April 2026, 10:00", "First statement", "no English text", "lang=\"zh-CN\"");
        assertThat(page("")).doesNotContain("以下为原文");
    }

    @Test
    @DisplayName(
            "shows a statement in the language of the page, where it was approved in that, and else as it was written")
    void bothLanguages() {
        var story = Story.activated("yellow");
        story.given(draft(TITLE, BODY), MEDIA_OFFICER, "09:15");
        story.when(amend("ST-01", 1, "titleEn", "On the locks"))
                .by(MEDIA_OFFICER)
                .refused(INVALID, "required", "fields.bodyEn");
        story.given(amend("ST-01", 1, "titleEn", "On the locks", "bodyEn", ENGLISH), MEDIA_OFFICER, "09:16");
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        checked(story, "ST-01", "09:30");
        String chineseOnly = story.hash("ST-01", "title", "body");
        story.when(moveHavingRead(chineseOnly, "ST-01", "approve"))
                .by(SPOKESPERSON)
                .refused(OUT_OF_ORDER, "textChanged", "textHash");
        String both = story.hash("ST-01", "title", "body", "titleEn", "bodyEn");
        story.given(moveHavingRead(both, "ST-01", "approve"), SPOKESPERSON, "09:35");
        story.given(moveHavingRead(both, "ST-01", "release"), LEADER, "09:40");
        publish(story, "ST-01", "10:00");
        newsstand.take(story.incident());
        assertThat(page("en")).contains("<h2>On the locks</h2>", ENGLISH).doesNotContain(TITLE, BODY);
        assertThat(page("")).contains(TITLE, BODY).doesNotContain(ENGLISH);
    }

    @Test
    @DisplayName("shows nothing of a statement but what the plan names: no author, approver, number, reason or fact")
    void nothingElse() {
        var story = published();
        newsstand.take(story.incident());
        for (String form : List.of("", "en", "feed.atom", "feed.json")) {
            assertThat(page(form))
                    .doesNotContain("ST-01", "INC-2026", "mediaOfficer", "spokesperson", "媒体专员", "新闻发言人")
                    .doesNotContain("更新后门锁无法使用", "VF-", "LR-01", "website");
        }
    }

    @Test
    @DisplayName("shows a correction with what was wrong, and each leads to the other")
    void correction() {
        var story = corrected();
        newsstand.take(story.incident());
        String page = page("");
        var ids = page.lines()
                .filter(line -> line.startsWith("<article"))
                .map(line -> line.replaceAll(".*id=\"([^\"]+)\".*", "$1"))
                .toList();
        assertThat(ids).hasSize(2);
        assertThat(page)
                .contains("已更正", "更正：" + TITLE, "原文错误：受影响户数有误")
                .contains("<a href=\"#" + ids.get(0) + "\">更正：" + TITLE + "</a>")
                .contains("<a href=\"#" + ids.get(1) + "\">" + TITLE + "</a>")
                .contains("<article id=\"" + ids.get(1) + "\" class=\"past\">");
        assertThat(page("en")).contains("Corrected", "What was wrong:");
    }

    @Test
    @DisplayName("shows a withdrawn statement as withdrawn, with its notice first; the reason stays in the house")
    void withdrawal() {
        var story = published();
        story.given(
                move(
                        "ST-01",
                        "withdraw",
                        "withdrawReason",
                        "内部：热线号码写错",
                        "withdrawNotice",
                        "说明中的热线号码有误，请改拨400-000-0001"),
                SPOKESPERSON,
                "10:10");
        newsstand.take(story.incident());
        assertThat(page(""))
                .contains("已撤回", "2026年4月18日 10:10", "请改拨400-000-0001", "仅供查证", BODY)
                .doesNotContain("内部");
        assertThat(page("feed.json")).contains("[已撤回] " + TITLE).doesNotContain("内部");
    }

    @Test
    @DisplayName("carries text as text: whatever somebody typed cannot become markup")
    void escaped() {
        var story = Story.activated("yellow");
        story.given(
                draft("<script>alert(1)</script>", BODY + "</p><img src=x onerror=\"a\"> & '"), MEDIA_OFFICER, "09:15");
        released(story, "ST-01");
        newsstand.take(story.incident());
        assertThat(page("")).contains("&lt;script&gt;alert(1)").doesNotContain("<script", "<img");
        assertThat(page("feed.atom")).doesNotContain("<script", "<img");
        assertThat(new JsonObject(page("feed.json"))
                        .getJsonArray("items")
                        .getJsonObject(0)
                        .getString("title"))
                .isEqualTo("<script>alert(1)</script>");
    }

    @Test
    @DisplayName("has feeds: Atom that is good XML, JSON Feed 1.1; an entry keeps its id when it is corrected")
    void feeds() throws Exception {
        var story = published();
        newsstand.take(story.incident());
        String before = item(page("feed.json"), 0).getString("id");
        newsstand.take(corrected().incident());
        var feed = new JsonObject(page("feed.json"));
        assertThat(feed.getString("version")).isEqualTo("https://jsonfeed.org/version/1.1");
        assertThat(feed.getJsonArray("items")).hasSize(2);
        assertThat(item(page("feed.json"), 1).getString("id")).isEqualTo(before);
        assertThat(item(page("feed.json"), 1).getString("title")).startsWith("[已更正]");
        var atom = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(page("feed.atom").getBytes(StandardCharsets.UTF_8)));
        assertThat(atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "entry")
                        .getLength())
                .isEqualTo(2);
        assertThat(atom.getElementsByTagNameNS("http://www.w3.org/2005/Atom", "updated")
                        .item(0)
                        .getTextContent())
                .isEqualTo(Story.time("10:30").toString());
    }

    @Test
    @DisplayName("changes its tag when what it says changes, and at nothing else")
    void tags() {
        var story = published();
        newsstand.take(story.incident());
        String tag = tag();
        newsstand.take(story.given(
                        post("representative", "displayNo", "R1", "name", "欧阳某某", "phone", "13800001234"),
                        ON_SITE_A,
                        "10:01")
                .incident());
        assertThat(tag()).isEqualTo(tag);
        story.given(
                move("ST-01", "withdraw", "withdrawReason", "数字有误", "withdrawNotice", "原说明已撤回，以新说明为准"),
                SPOKESPERSON,
                "10:10");
        newsstand.take(story.incident());
        assertThat(tag()).isNotEqualTo(tag);
    }

    private String tag() {
        return Objects.requireNonNull(newsstand.document("lanbridge", "")).tag();
    }

    private String page(String form) {
        var document = Objects.requireNonNull(newsstand.document("lanbridge", form), form);
        return new String(document.plain(), StandardCharsets.UTF_8);
    }

    private static JsonObject item(String feed, int index) {
        return new JsonObject(feed).getJsonArray("items").getJsonObject(index);
    }

    private void quiet(Story story) {
        newsstand.take(story.incident());
        assertThat(page("")).doesNotContain(TITLE, BODY).contains("目前没有公开说明");
    }

    private static Story published() {
        var story = Story.activated("yellow").given(draft(TITLE, BODY), MEDIA_OFFICER, "09:15");
        released(story, "ST-01");
        return story;
    }

    private static Story corrected() {
        var story = published().given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:05");
        story.given(amend("ST-02", 1, "whatWasWrong", "受影响户数有误"), MEDIA_OFFICER, "10:06");
        story.given(move("ST-02", "submit"), MEDIA_OFFICER, "10:10");
        checked(story, "ST-02", "10:10");
        story.given(
                moveHavingRead(story.hash("ST-02", "title", "body", "titleEn", "bodyEn"), "ST-02", "approve"),
                SPOKESPERSON,
                "10:20");
        publish(story, "ST-02", "10:30");
        return story;
    }

    private static void released(Story story, String id) {
        story.given(move(id, "submit"), MEDIA_OFFICER, "09:20");
        checked(story, id, "09:30");
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "approve"),
                SPOKESPERSON,
                "09:35");
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "release"), LEADER, "09:40");
        publish(story, id, "10:00");
    }

    private static void checked(Story story, String id, String at) {
        story.given(post("legalReview", "targetType", "statement", "target", id, "opinion", "pass"), LEGAL, at);
        var reviews = story.incident().records().ofType("legalReview");
        story.given(
                move(id, "check", "legalReview", reviews.get(reviews.size() - 1).id()), ASSESSMENT_HEAD, at);
    }

    private static void publish(Story story, String id, String at) {
        story.given(
                moveHavingRead(story.hash(id, "title", "body", "titleEn", "bodyEn"), id, "publish"), MEDIA_OFFICER, at);
    }

    private static PostRecord draft(String title, String body) {
        return post(
                "statement",
                "kind",
                "holding",
                "title",
                title,
                "body",
                body,
                "facts",
                List.of(Map.of("text", "更新后门锁无法使用")),
                "channels",
                List.of("website"),
                "contactLine",
                "服务热线400-000-0000");
    }
}
