package dev.sextant.courier;

import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.moveHavingRead;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Cast.ASSESSMENT_HEAD;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LEGAL;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.SPOKESPERSON;

import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.kit.Story;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Lifecycle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A statement on its way, and channels for it. */
final class Told {
    static final String TITLE = "关于门锁故障的说明";
    static final String BODY = "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。";

    private Told() {}

    static Story published(String... through) {
        return publishedSaying(BODY, through);
    }

    /** ST-01, out at 10:00. */
    static Story publishedSaying(String body, String... through) {
        return published(body, Map.of(), through);
    }

    static Story publishedInEnglish(String title, String body, String... through) {
        return published(BODY, Map.of("titleEn", title, "bodyEn", body), through);
    }

    private static Story published(String body, Map<String, Object> also, String... through) {
        var fields = new LinkedHashMap<String, Object>(also);
        fields.put("kind", "holding");
        fields.put("title", TITLE);
        fields.put("body", body);
        fields.put("facts", List.of(Map.of("text", "更新后门锁无法使用")));
        fields.put("channels", List.of(through));
        fields.put("contactLine", "服务热线400-000-0000");
        var story = Story.activated("yellow")
                .given(new PostRecord("statement", fields, null, null, Set.of()), MEDIA_OFFICER, "09:15");
        story.given(move("ST-01", "submit"), MEDIA_OFFICER, "09:20");
        checked(story, "ST-01", "09:30");
        story.given(having(story, "ST-01", "approve"), SPOKESPERSON, "09:35");
        story.given(having(story, "ST-01", "release"), LEADER, "09:40");
        return story.given(having(story, "ST-01", "publish"), MEDIA_OFFICER, "10:00");
    }

    /** ST-02 takes the place of ST-01 at 10:30. */
    static Story corrected(Story story) {
        story.given(move("ST-01", "correctNow"), MEDIA_OFFICER, "10:05");
        story.given(amend("ST-02", 1, "whatWasWrong", "受影响户数有误"), MEDIA_OFFICER, "10:06");
        story.given(move("ST-02", "submit"), MEDIA_OFFICER, "10:10");
        checked(story, "ST-02", "10:10");
        story.given(having(story, "ST-02", "approve"), SPOKESPERSON, "10:20");
        return story.given(having(story, "ST-02", "publish"), MEDIA_OFFICER, "10:30");
    }

    static Story withdrawn(Story story) {
        return story.given(
                move(
                        "ST-01",
                        "withdraw",
                        "withdrawReason",
                        "内部：热线号码写错",
                        "withdrawNotice",
                        "说明中的热线号码有误，请改拨400-000-0001"),
                SPOKESPERSON,
                "10:40");
    }

    private static void checked(Story story, String id, String at) {
        story.given(post("legalReview", "targetType", "statement", "target", id, "opinion", "pass"), LEGAL, at);
        var reviews = story.incident().records().ofType("legalReview");
        story.given(
                move(id, "check", "legalReview", reviews.get(reviews.size() - 1).id()), ASSESSMENT_HEAD, at);
    }

    /** Whatever the plan binds at this step was read. */
    private static dev.sextant.incident.Command having(Story story, String id, String step) {
        var record = story.record(id);
        var type = Objects.requireNonNull(story.incident().plan().type(record.type()));
        var state = Objects.requireNonNull(type.lifecycle().state(record.state()));
        Lifecycle.Move move = Objects.requireNonNull(state.moves().get(step));
        return moveHavingRead(BoundText.hash(record, move.binds()), id, step);
    }

    static Channel channel(String name, Channel.Kind kind, String url, String standsFor, String secret) {
        return new Channel(
                name,
                kind,
                List.of(standsFor),
                new Channel.Secret(url),
                Optional.of(secret).filter(each -> !each.isEmpty()).map(Channel.Secret::new),
                Optional.empty(),
                List.of(),
                "press@lanbridge.example",
                List.of("desk@paper.example", "news@radio.example"));
    }
}
