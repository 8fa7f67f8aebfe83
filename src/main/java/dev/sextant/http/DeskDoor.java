package dev.sextant.http;

import dev.sextant.desk.Desk;
import dev.sextant.desk.Verdict;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Label;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the desk decided, as an answer of HTTP. */
public final class DeskDoor implements Submissions {

    private static final int MALFORMED = 400;
    private static final int NOT_PERMITTED = 403;
    private static final int UNKNOWN = 404;
    private static final int OUT_OF_ORDER = 409;
    private static final int CANNOT_BE = 422;
    private static final int BUSY = 503;

    private final Desk desk;

    public DeskDoor(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Future<Outcome> submit(String incident, Actor actor, JsonObject body) {
        return desk.submit(incident, actor, body).map(verdict -> outcome(verdict, false));
    }

    @Override
    public Future<Outcome> open(Actor actor, JsonObject body) {
        return desk.open(actor, body).map(verdict -> outcome(verdict, true));
    }

    private static Outcome outcome(Verdict verdict, boolean opening) {
        if (verdict instanceof Verdict.Done done) {
            return new Outcome.Done(answer(done, opening), opening && !done.again());
        } else if (verdict instanceof Verdict.Refused refused) {
            return refused(refused.refusal());
        } else if (verdict instanceof Verdict.Malformed malformed) {
            return problem(MALFORMED, "malformed", "命令格式有误", "The command cannot be read", malformed.faults());
        } else if (verdict instanceof Verdict.OtherBody) {
            return problem(
                    CANNOT_BE,
                    "sameIdOtherBody",
                    "同一命令编号已用于另一内容",
                    "This command id was used for something else",
                    List.of(Fault.of("commandId", "sameIdOtherBody", "请换一个新的命令编号", "Use a new command id")));
        } else if (verdict instanceof Verdict.NoIncident) {
            return problem(UNKNOWN, "unknownIncident", "没有这个事件", "There is no such incident", List.of());
        }
        return problem(BUSY, "away", "等待的命令过多，请稍后再试", "Too many commands wait; try again shortly", List.of());
    }

    private static JsonObject answer(Verdict.Done done, boolean opening) {
        var answer = new JsonObject()
                .put("epoch", done.epoch())
                .put("seq", done.seq())
                .put("records", new JsonArray(done.records()));
        if (opening) {
            answer.put("incident", done.incident());
        }
        if (done.version() != null) {
            answer.put("version", done.version());
        }
        if (done.again()) {
            answer.put("again", true);
        }
        return answer;
    }

    private static Outcome refused(Refusal refusal) {
        List<Fault> faults = refusal.faults();
        return switch (refusal.kind()) {
            case NOT_PERMITTED -> problem(NOT_PERMITTED, "notPermitted", "没有权限", "You may not do this", faults);
            case UNKNOWN -> problem(UNKNOWN, "unknownRecord", "没有这条记录", "There is no such record", faults);
            case OUT_OF_ORDER -> problem(OUT_OF_ORDER, "outOfOrder", "现在不能这样做", "This cannot be done now", faults);
            case INVALID -> problem(CANNOT_BE, "invalid", "填写有误", "Some fields are not right", faults);
            case FORBIDDEN_BY_RULE ->
                problem(CANNOT_BE, "refused", "预案规则不允许", "A rule of the plan forbids this", faults);
            case CONFIRM -> problem(CANNOT_BE, "confirm", "请确认", "Please confirm", faults);
        };
    }

    private static Outcome problem(int status, String code, String zh, String en, List<Fault> faults) {
        return new Outcome.Refused(
                status,
                code,
                Label.of("zh", zh, "en", en),
                faults.stream().map(DeskDoor::error).toList());
    }

    private static FieldError error(Fault fault) {
        @Nullable Label expected = fault.expected();
        return new FieldError(fault.field(), fault.code(), fault.message(), expected);
    }
}
