package dev.sextant.kit;

import dev.sextant.incident.course.ActivatePlan;
import dev.sextant.incident.course.AnswerCall;
import dev.sextant.incident.course.CheckIn;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.course.SetLevel;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.incident.record.StrikeRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Commands as a specification says them: fields as name, value, name, value, … */
public final class Acts {
    private Acts() {}

    /** The intake of the scripted incident: 24 people at the gate, tense, 412 households. */
    public static OpenIncident openIncident() {
        return openIncident(
                "title", "云栖里门锁升级故障群体投诉",
                "place", "客户服务中心",
                "headCountInitial", 24L,
                "coreDemand", "恢复门锁使用",
                "moodInitial", "tense",
                "placeType", "gate",
                "affectedCount", 412L);
    }

    public static OpenIncident openIncident(Object... fields) {
        return new OpenIncident(fields(fields), false);
    }

    public static ActivatePlan activatePlan(String level) {
        return new ActivatePlan(level, List.of(), "二楼会议室", null, null, null);
    }

    /** In place, the phone's state and the end of the duty not told. */
    public static CheckIn checkIn(String group, String place, long people) {
        return new CheckIn(group, null, place, people, null, null);
    }

    /** Oneself answers the call-out. */
    public static AnswerCall answerCall(String group, String reply, @Nullable Long minutes, @Nullable String reason) {
        return new AnswerCall(group, null, reply, minutes, reason);
    }

    /** Ends the response if nothing is missing, announced to everybody. */
    public static EndResponse endResponse() {
        return new EndResponse(null, false, "全体人员");
    }

    /** Ends the response whatever is missing. */
    public static EndResponse endAllTheSame(String reason) {
        return new EndResponse(reason, true, "全体人员");
    }

    public static SetLevel setLevel(String level, String... confirm) {
        return new SetLevel(null, level, "人数变化", Set.of(confirm));
    }

    public static PostRecord post(String type, Object... fields) {
        return new PostRecord(type, fields(fields), null, null, Set.of());
    }

    /** The demand that many stories are about: {@code DM-01}; more fields as the story needs them. */
    public static PostRecord refundDemand(Object... more) {
        PostRecord demand =
                post("demand", "title", "退费", "detail", "退还本年度平台服务费", "category", "refund", "expectedSolution", "全额退还");
        var fields = new LinkedHashMap<>(demand.fields());
        fields.putAll(fields(more));
        return new PostRecord("demand", fields, null, null, Set.of());
    }

    /** What the on-site group asks of logistics: {@code XR-01}. */
    public static PostRecord waterRequest(String neededBy) {
        return post(
                "crossGroupRequest",
                "fromGroup",
                "onSite",
                "toGroup",
                "logistics",
                "content",
                "饮水 40 份",
                "neededBy",
                neededBy);
    }

    public static PostRecord postSeenAt(String clock, String type, Object... fields) {
        return new PostRecord(type, fields(fields), Story.time(clock), null, Set.of());
    }

    public static PostRecord correct(String id, String type, Object... fields) {
        return new PostRecord(type, fields(fields), null, id, Set.of());
    }

    /** The same post, said to be meant. */
    public static PostRecord meant(PostRecord post, String... constraints) {
        return new PostRecord(post.type(), post.fields(), post.occurredAt(), post.correctionOf(), Set.of(constraints));
    }

    public static AmendRecord amend(String id, int baseVersion, @Nullable Object... fields) {
        return new AmendRecord(id, baseVersion, nullable(fields), Set.of());
    }

    public static MoveRecord move(String id, String move, Object... fields) {
        return new MoveRecord(id, move, fields(fields), 0, null, Set.of());
    }

    /** A step that binds a text, by somebody who read exactly that text. */
    public static MoveRecord moveHavingRead(String textHash, String id, String move) {
        return new MoveRecord(id, move, Map.of(), 0, textHash, Set.of());
    }

    public static StrikeRecord strike(String id) {
        return new StrikeRecord(id, "误报");
    }

    public static RuleOnConflict rule(String id, String field, String choose) {
        return new RuleOnConflict(id, field, choose, null, "以现场清点为准");
    }

    public static RuleOnConflict ruleMerged(String id, String field, Object value) {
        return new RuleOnConflict(id, field, "merged", value, "两处都对");
    }

    private static Map<String, Object> fields(Object... fields) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return map;
    }

    private static Map<String, @Nullable Object> nullable(@Nullable Object... fields) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            map.put(String.valueOf(fields[i]), fields[i + 1]);
        }
        return map;
    }

    /** A time as it stands in JSON. */
    public static String iso(String clock) {
        return Story.time(clock).toString();
    }
}
