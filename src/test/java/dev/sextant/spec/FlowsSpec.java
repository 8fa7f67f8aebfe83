package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.iso;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.LIAISON_HEAD;
import static dev.sextant.kit.Cast.LOGISTICS_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATOR;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.kit.Story;
import dev.sextant.plan.AttentionRule.Severity;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What one group does")
final class FlowsSpec {
    @Test
    @DisplayName(
            "an order incident with somebody hurt opens a medical case by itself, once, and it stands on the right boards")
    void injury() {
        var story = gate().given(order(1L), ON_SITE_A, "09:30");
        assertThat(story.record("MC-01")).extracting("state", "cause").containsExactly("reported", "OI-01");
        assertThat(story.record("MC-01").fields()).containsEntry("orderIncident", "OI-01");
        assertThat(boards(story, "MC-01")).contains("logistics", "onSite", "command");
        assertThat(gate().given(order(0L), ON_SITE_A, "09:30").incident().record("MC-01"))
                .isNull();
    }

    @Test
    @DisplayName(
            "counts, mood and order reach command and assessment; a demand reaches assessment, a finding media and negotiation")
    void boardsOfOthers() {
        var story = gate().given(
                        post("headCountReport", "zone", "Z-01", "count", 20L, "countMethod", "counted"),
                        ON_SITE_A,
                        "09:20")
                .given(demand(), NEGOTIATOR, "09:40")
                .given(finding("DM-01"), ASSESSMENT_HEAD, "10:00");
        assertThat(boards(story, "HC-01")).contains("onSite", "command", "assessment");
        assertThat(boards(story, "DM-01")).contains("negotiation", "assessment");
        assertThat(boards(story, "VF-01")).contains("negotiation", "media", "command");
        assertThat(story.record("DM-01").state()).isEqualTo("verifying");
    }

    @Test
    @DisplayName("a directive is due after it is given")
    void dueAhead() {
        var late = post(
                "directive",
                "content",
                "到一楼大厅稳住人",
                "toGroups",
                List.of("onSite"),
                "dueAt",
                "2020-01-01T00:00:00+08:00");
        Story.activated("yellow").when(late).by(LEADER).at("09:20").refusedFor(FORBIDDEN_BY_RULE, "dueAhead");
        var ahead = post(
                "directive",
                "content",
                "到一楼大厅稳住人",
                "toGroups",
                List.of("onSite"),
                "dueAt",
                "2026-04-18T09:40:00+08:00");
        Story.activated("yellow").when(ahead).by(LEADER).at("09:20").accepted();
    }

    @Test
    @DisplayName(
            "a decision of a meeting becomes a task of its group, or a directive that asks for its acknowledgement")
    void decisions() {
        var story = Story.activated("yellow")
                .given(
                        post(
                                "meeting",
                                "meetingType",
                                "commandMeeting",
                                "chair",
                                "leader",
                                "attendees",
                                List.of("leader"),
                                "decisions",
                                List.of(
                                        Map.of("text", "备足饮水和餐食", "ownerGroup", "logistics", "dueAt", iso("11:00")),
                                        Map.of(
                                                "text",
                                                "立即恢复车库通行",
                                                "ownerGroup",
                                                "onSite",
                                                "dueAt",
                                                iso("10:30"),
                                                "becomes",
                                                "directive"))),
                        LIAISON_HEAD,
                        "09:40")
                .given(move("MT-01", "close", "minutes", "会商两项"), LIAISON_HEAD, "09:50");
        assertThat(story.record("DR-01").fields()).containsEntry("basis", "MT-01");
        assertThat(story.record("DA-01"))
                .extracting("group", "state", "cause")
                .containsExactly("onSite", "issued", "DR-01");
        assertThat(story.incident().records().ofType("task"))
                .anyMatch(task -> "MT-01".equals(task.fields().get("source"))
                        && task.group().equals("logistics"));
        story.given(move("DR-01", "cancel", "reason", "已恢复"), LEADER, "09:55");
        assertThat(story.record("DA-01").state()).isEqualTo("cancelled");
    }

    @Test
    @DisplayName("a promise made by word is a commitment from that moment, and cannot be noted without one")
    void promise() {
        var story = Story.activated("yellow")
                .given(post("representative", "displayNo", "R1", "name", "甲代表"), ON_SITE_HEAD, "09:20");
        story.when(contact("promiseMade", true)).by(NEGOTIATOR).refused(INVALID, "required", "fields.promise");
        story.given(
                contact(
                        "promiseMade",
                        true,
                        "promise",
                        "明日上门修复",
                        "promiseDepartment",
                        "售后部",
                        "promiseDueAt",
                        iso("+1d 12:00"),
                        "promiseProof",
                        "签收单"),
                NEGOTIATOR,
                "09:30");
        assertThat(story.record("CM-01").fields())
                .containsEntry("source", "RC-01")
                .containsEntry("content", "明日上门修复")
                .containsEntry("toWhom", "R1");
    }

    @Test
    @DisplayName(
            "what is dispatched leaves fewer of its resource, moves its request on, and is never more than there is")
    void dispatch() {
        var story = gate().given(
                        post("resource", "name", "饮用水", "logisticsCategory", "supplies", "total", 48L),
                        LOGISTICS_HEAD,
                        "09:20")
                .given(
                        post(
                                "logisticsRequest",
                                "fromGroup",
                                "onSite",
                                "item",
                                "饮用水",
                                "quantity",
                                40L,
                                "unit",
                                "瓶",
                                "deliverTo",
                                "Z-01",
                                "neededBy",
                                iso("10:00")),
                        ON_SITE_A,
                        "09:25");
        story.when(sent(40L)).by(LOGISTICS_HEAD).refused(INVALID, "notAmong", "fields.request");
        story.given(move("LQ-01", "approve"), LOGISTICS_HEAD, "09:26").given(sent(40L), LOGISTICS_HEAD, "09:30");
        assertThat(story.record("RS-01").fields()).containsEntry("available", 8L);
        assertThat(story.record("RS-01").lastEditor()).isEqualTo(LOGISTICS_HEAD.person());
        assertThat(story.record("LQ-01").state()).isEqualTo("dispatched");
        assertThat(boards(story, "DP-01")).contains("onSite");
        story.when(sent(9L)).by(LOGISTICS_HEAD).refused(FORBIDDEN_BY_RULE, "overDispatch", "fields.quantity");
        story.given(move("DP-01", "arrive"), LOGISTICS_HEAD, "09:40");
        assertThat(story.record("LQ-01").state()).isEqualTo("arrived");
        story.given(move("DP-01", "release"), LOGISTICS_HEAD, "10:40");
        assertThat(story.record("RS-01").fields()).containsEntry("available", 48L);
    }

    @Test
    @DisplayName("a review counts for the text that it was made of, and for no other")
    void reviewOfThisText() {
        var story = StatementSpec.submitted(Story.activated("yellow"), "09:20")
                .given(demand(), NEGOTIATOR, "09:21")
                .given(post("offer", "demands", List.of("DM-01"), "content", "全额退还"), NEGOTIATOR, "09:22")
                .given(post("legalReview", "targetType", "offer", "target", "OF-01", "opinion", "pass"), LEGAL, "09:23")
                .given(
                        post("legalReview", "targetType", "statement", "target", "ST-01", "opinion", "pass"),
                        LEGAL,
                        "09:24");
        story.when(move("ST-01", "check", "legalReview", "LR-01"))
                .by(ASSESSMENT_HEAD)
                .refused(INVALID, "notAmong", "fields.legalReview");
        story.when(move("ST-01", "check", "legalReview", "LR-02"))
                .by(ASSESSMENT_HEAD)
                .accepted();
        story.when(post("legalReview", "targetType", "offer", "target", "ST-01", "opinion", "pass"))
                .by(LEGAL)
                .refused(FORBIDDEN_BY_RULE, "typeFits", "fields.targetType");
    }

    @Test
    @DisplayName("a member mends his own record for 30 minutes; after that the head does")
    void ownForAWhile() {
        var story = gate().given(post("rumour", "text", "门锁密码泄露", "platform", "业主群"), MEDIA_OFFICER, "09:30");
        story.when(amend("RM-01", 1, "reach", 100L))
                .by(MEDIA_OFFICER)
                .at("09:59")
                .accepted();
        story.when(amend("RM-01", 2, "reach", 200L))
                .by(MEDIA_OFFICER)
                .at("10:00")
                .refused(NOT_PERMITTED, "notPermitted", "id");
        story.when(amend("RM-01", 2, "reach", 200L)).by(LEADER).accepted();
    }

    @Test
    @DisplayName("an offer beyond the mandate waits once: with its decision, in the words and the urgency of the rule")
    void waitsOnce() {
        var story = gate().given(demand(), NEGOTIATOR, "09:21")
                .given(post("offer", "demands", List.of("DM-01"), "content", "全额退还"), NEGOTIATOR, "09:22")
                .given(move("OF-01", "submit"), NEGOTIATOR, "09:23");
        Map<String, Waiting> waiting = Attention.of(story.incident(), Story.time("09:24"), List.of());
        assertThat(waiting.keySet()).filteredOn(key -> key.contains("OF-01")).containsExactly("decision:OF-01");
        Waiting decision = Objects.requireNonNull(waiting.get("decision:OF-01"));
        assertThat(decision.severity()).isEqualTo(Severity.URGENT);
        assertThat(Objects.requireNonNull(decision.say()).in("zh")).isEqualTo("方案超出授权，须组长决定");
    }

    private static Set<String> boards(Story story, String id) {
        var record = story.record(id);
        var type = Objects.requireNonNull(story.incident().plan().type(record.type()));
        return type.seenBy(record.group(), record.fields());
    }

    private static Story gate() {
        return Story.activated("yellow").given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:12");
    }

    private static PostRecord order(long injured) {
        return post("orderIncident", "zone", "Z-01", "kind", "pushing", "orderGrade", "moderate", "injured", injured);
    }

    private static PostRecord demand() {
        return post("demand", "title", "退费", "detail", "退还服务费", "category", "refund", "expectedSolution", "全额退还");
    }

    private static PostRecord finding(String demand) {
        return post(
                "verification",
                "question",
                "是否收费有误",
                "demands",
                List.of(demand),
                "method",
                "recordCheck",
                "finding",
                "收费有误",
                "verificationResult",
                "true",
                "ownFault",
                "full");
    }

    private static PostRecord contact(Object... promise) {
        var fields = new LinkedHashMap<String, Object>(
                Map.of("representative", "RP-01", "means", "phone", "summary", "代表来电"));
        for (int i = 0; i < promise.length; i += 2) {
            fields.put(String.valueOf(promise[i]), promise[i + 1]);
        }
        return new PostRecord("representativeContact", fields, null, null, Set.of());
    }

    private static PostRecord sent(long bottles) {
        return post(
                "dispatch",
                "request",
                "LQ-01",
                "resource",
                "RS-01",
                "what",
                "饮用水",
                "quantity",
                bottles,
                "etaAt",
                iso("10:00"));
    }
}
