package dev.sextant.spec;

import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.SPOKESPERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.kit.Story;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An approved line")
final class OneVoiceSpec {
    @Test
    @DisplayName("reaches every group with its version, and tells how many of them have read it")
    void reaches() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        assertThat(receipts(story, "sent"))
                .hasSize(6)
                .allMatch(receipt -> Long.valueOf(1L).equals(receipt.fields().get("edition")))
                .extracting(BoardRecord::group)
                .contains("onSite", "negotiation")
                .doesNotContain("command");
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 0L);
        story.given(move(of(story, "onSite").id(), "confirm"), ON_SITE_A, "09:13");
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 1L).containsEntry("edition", 1L);
    }

    @Test
    @DisplayName(
            "is void everywhere from the moment it is changed, also where it was read; the next version is read anew")
    void replaced() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        story.given(move(of(story, "onSite").id(), "confirm"), ON_SITE_A, "09:13");
        story.given(amend("HL-01", story.record("HL-01").version(), "line", "十一点二十当面答复"), SPOKESPERSON, "09:20");
        assertThat(receipts(story, "voided")).hasSize(6);
        approved(story, "HL-01", "09:21", LEADER);
        assertThat(receipts(story, "sent"))
                .hasSize(6)
                .allMatch(receipt -> Long.valueOf(2L).equals(receipt.fields().get("edition")))
                .allMatch(receipt -> "十一点二十当面答复".equals(receipt.fields().get("text")));
        assertThat(story.record("HL-01").fields()).containsEntry("readBy", 0L);
    }

    @Test
    @DisplayName("takes the place of an earlier one on the same matter for the same people")
    void sameMatter() {
        var story = approved(line(Story.activated("yellow"), "已派人处理"), "HL-01", "09:12", SPOKESPERSON);
        approved(line(story, "请到三楼接待区"), "HL-02", "09:30", SPOKESPERSON);
        assertThat(story.record("HL-01").state()).isEqualTo("retired");
        assertThat(receipts(story, "voided")).hasSize(6);
        assertThat(receipts(story, "sent")).hasSize(6);
    }

    private static Story line(Story story, String text) {
        return story.given(post("holdingLine", "topic", "门锁故障", "line", text), MEDIA_OFFICER, "09:11");
    }

    private static Story approved(Story story, String id, String at, Actor by) {
        return story.given(moveHavingRead(story.hash(id, "topic", "line", "doNotSay"), id, "approve"), by, at);
    }

    private static List<BoardRecord> receipts(Story story, String state) {
        return story.incident().records().ofType("lineReceipt").stream()
                .filter(receipt -> receipt.state().equals(state))
                .toList();
    }

    private static BoardRecord of(Story story, String group) {
        return receipts(story, "sent").stream()
                .filter(receipt -> receipt.group().equals(group))
                .findFirst()
                .orElseThrow();
    }
}
