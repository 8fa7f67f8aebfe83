package dev.sextant.search;

import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.IndexCard;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Story;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Whoever searches an incident")
final class SearchSpec {
    private final SearchIndex index = new SearchIndex();

    @AfterEach
    void close() {
        index.close();
    }

    @Test
    @DisplayName("finds a Chinese word in the middle of a sentence, and not its characters apart")
    void chinese() {
        keep(logged("住户反映智能门锁反复失灵", "消防门已打开，锁具完好"));
        assertThat(find("门锁")).containsExactly("LG-01");
        assertThat(find("失灵 智能")).containsExactly("LG-01");
        assertThat(find("锁")).containsExactlyInAnyOrder("LG-01", "LG-02");
        assertThat(find("退费")).isEmpty();
    }

    @Test
    @DisplayName("finds English words in any case, in the plural, and by how they begin")
    void english() {
        keep(logged("Two Elevators stuck on floor 3", "elevator repaired"));
        assertThat(find("elevators stuck")).containsExactly("LG-01");
        assertThat(find("ELEVATOR")).containsExactlyInAnyOrder("LG-01", "LG-02");
        assertThat(find("repa")).containsExactly("LG-02");
    }

    @Test
    @DisplayName("finds a record by its number, first")
    void byNumber() {
        keep(logged("见 LG-02 的说明", "水已送到"));
        assertThat(find("lg-02")).startsWith("LG-02");
    }

    @Test
    @DisplayName("finds by what a kind of record is called, in both languages, and by who wrote it")
    void byLabels() {
        keep(Story.activated("yellow").given(Acts.refundDemand(), NEGOTIATOR, "09:40"));
        assertThat(find("诉求")).contains("DM-01");
        assertThat(find("demand")).contains("DM-01");
        assertThat(find(NEGOTIATOR.person().name().in("zh"))).contains("DM-01");
    }

    @Test
    @DisplayName("never finds personal data, and is never shown any")
    void personalData() {
        Story story = Story.activated("yellow")
                .given(
                        post("representative", "name", "王建国", "phone", "13812345678", "scope", "三号楼业主"),
                        ON_SITE_A,
                        "09:30");
        keep(story);
        assertThat(find("三号楼")).containsExactly("RP-01");
        assertThat(find("王建国")).isEmpty();
        assertThat(find("13812345678")).isEmpty();
        assertThat(card(story, "RP-01").words()).noneMatch(text -> text.contains("建国") || text.contains("1234"));
    }

    @Test
    @DisplayName("finds what a record says now, not what it said before")
    void amended() {
        Story story = Story.activated("yellow").given(Acts.refundDemand("detail", "走廊积水"), NEGOTIATOR, "09:40");
        keep(story);
        keep(story.given(amend("DM-01", 1, "detail", "走廊已清除，地面防滑"), NEGOTIATOR, "09:41"));
        assertThat(find("防滑")).containsExactly("DM-01");
        assertThat(find("积水")).isEmpty();
    }

    @Test
    @DisplayName("sees where in a long text the word stands when the line does not say it")
    void excerpt() {
        Story story =
                Story.activated("yellow").given(Acts.refundDemand("detail", "另要求物业书面说明门禁数据的去向"), NEGOTIATOR, "09:40");
        assertThat(card(story, "DM-01").excerpt(List.of("门禁"))).contains("书面说明门禁数据");
        assertThat(card(story, "DM-01").excerpt(List.of("没有这个词"))).isNull();
    }

    @Test
    @DisplayName("finds nothing of another incident, nor of one that was forgotten")
    void ofThisIncident() {
        keep(logged("大厅"));
        assertThat(index.find("INC-2", List.of("大厅"), 10).ids()).isEmpty();
        index.forget("INC-1");
        assertThat(find("大厅")).isEmpty();
    }

    @Test
    @DisplayName("types what he likes: signs of the query language are words like others")
    void anySigns() {
        keep(logged("大厅"));
        for (String odd : List.of("*", "\"", "AND", "(", "大厅~2", "text:大厅", "😀", "\u0000", "-")) {
            assertThat(find(odd)).as(odd).isNotNull();
        }
    }

    private static Story logged(String... texts) {
        Story story = Story.activated("yellow");
        for (String text : texts) {
            story = story.given(post("logEntry", "text", text), ON_SITE_A, "09:30");
        }
        return story;
    }

    private void keep(Story story) {
        index.keep(
                "INC-1",
                story.incident().records().all().stream()
                        .map(record -> IndexCard.of(story.incident(), record))
                        .toList());
    }

    private static IndexCard card(Story story, String id) {
        return IndexCard.of(story.incident(), story.record(id));
    }

    private List<String> find(String words) {
        return index.find("INC-1", List.of(words.split(" ")), 10).ids();
    }
}
