package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.Wording;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Story;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sentence that rests on a finding")
final class FiguresSpec {
    private static final String AROUND = "工程师正在按楼栋顺序逐户恢复门锁，三楼接待区全天开放。";

    @Test
    @DisplayName("may not name another number than the finding: both numbers are told")
    void other() {
        assertThat(said("经核实，涉及412户。"))
                .singleElement()
                .asString()
                .contains("412户", "VF-01", "418户")
                .contains("418 households");
        assertThat(said("经核实，涉及418户。")).isEmpty();
        assertThat(said("经核实，涉及多户。")).isEmpty();
        assertThat(said("截至11:30，418户涉及其中。")).as("a comma between clauses").isEmpty();
    }

    @Test
    @DisplayName("is compared however the number is written")
    void written() {
        for (String same : List.of("418 户", "４１８户", "四百一十八户", "约418余户", "0.0418万户")) {
            assertThat(said("涉及" + same + "。")).as(same).isEmpty();
        }
        for (String other : List.of("四百一十二户", "1,418户", "4.18万户", "十八户")) {
            assertThat(said("涉及" + other + "。")).as(other).hasSize(1);
        }
    }

    @Test
    @DisplayName("that names the finding's number may name others of the same unit beside it")
    void beside() {
        assertThat(said("涉及418户，其中400户已经恢复。")).isEmpty();
        assertThat(said("涉及412户，其中400户已经恢复。")).hasSize(2);
    }

    @Test
    @DisplayName("answers for itself only: numbers of other sentences, or of other things, are not compared")
    void onlyItself() {
        assertThat(marks("已核实。今天恢复了30户。", "已核实")).isEmpty();
        assertThat(said("涉及住户，派出412人。")).isEmpty();
    }

    @Test
    @DisplayName("in English is compared with the unit in English")
    void english() {
        var story = found();
        var facts = List.of(Map.of("text", "affected", "verification", "VF-01"));
        assertThat(Wording.marks(
                        story.incident(),
                        Objects.requireNonNull(story.incident().plan().type("statement")),
                        Map.of(
                                "bodyEn",
                                "In all 412 more households are affected. 30 households are fine.",
                                "facts",
                                facts),
                        Story.time("09:30")))
                .extracting(Wording.Mark::from, Wording.Mark::to)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(7, 26));
    }

    @Test
    @DisplayName("is confirmed by whoever hands the text on with another number")
    void confirmed() {
        var story = found().given(draft("经核实，涉及412户。" + AROUND), MEDIA_OFFICER, "09:15");
        story.when(move("ST-01", "submit")).by(MEDIA_OFFICER).refused(CONFIRM, "otherFigure", "fields.body");
        story.when(new MoveRecord("ST-01", "submit", Map.of(), 0, null, Set.of("otherFigure")))
                .by(MEDIA_OFFICER)
                .accepted();
    }

    private static List<String> said(String sentence) {
        return marks(sentence, "涉及");
    }

    private static List<String> marks(String sentence, String quote) {
        var story = found();
        var facts = List.of(Map.of("text", quote, "verification", "VF-01"));
        return Wording.marks(
                        story.incident(),
                        Objects.requireNonNull(story.incident().plan().type("statement")),
                        Map.of("body", AROUND + sentence, "facts", facts),
                        Story.time("09:30"))
                .stream()
                .map(mark -> mark.say().in("zh") + " / " + mark.say().in("en"))
                .toList();
    }

    /** VF-01 found 418 households. */
    private static Story found() {
        return Story.activated("yellow")
                .given(Acts.refundDemand(), NEGOTIATION_HEAD, "09:11")
                .given(
                        post(
                                "verification",
                                "question",
                                "门锁故障涉及多少户",
                                "demands",
                                List.of("DM-01"),
                                "method",
                                "recordCheck",
                                "finding",
                                "平台日志显示有418户离线",
                                "verificationResult",
                                "true",
                                "ownFault",
                                "full",
                                "affectedConfirmed",
                                418L),
                        ASSESSMENT_HEAD,
                        "09:12");
    }

    private static dev.sextant.incident.record.PostRecord draft(String body) {
        return post(
                "statement",
                "kind",
                "holding",
                "title",
                "关于门锁故障的说明",
                "body",
                body + AROUND,
                "facts",
                List.of(Map.of("text", "涉及412户", "verification", "VF-01")),
                "channels",
                List.of("website"));
    }
}
