package dev.sextant.http;

import dev.sextant.desk.Desk;
import dev.sextant.desk.Verdict;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Refusal;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.BooleanSupplier;

/** What the desk decided, as an answer of HTTP. */
public final class DeskDoor implements Submissions {

    /** Making room takes somebody a while. */
    private static final String ROOM_AFTER_SECONDS = "30";

    private final Desk desk;
    private final BooleanSupplier hasRoom;

    /** @param hasRoom whether something new can be kept */
    public DeskDoor(Desk desk, BooleanSupplier hasRoom) {
        this.desk = desk;
        this.hasRoom = hasRoom;
    }

    @Override
    public Future<Outcome> submit(String incident, Actor actor, JsonObject body) {
        return room().compose(here -> desk.submit(incident, actor, body)).map(verdict -> outcome(verdict, false));
    }

    @Override
    public Future<Outcome> reveal(String incident, Actor actor, JsonObject body) {
        return room().compose(here -> desk.reveal(incident, actor, body)).map(seen -> {
            Outcome outcome = outcome(seen.verdict(), false);
            if (outcome instanceof Outcome.Done done) {
                done.answer().put("values", ValueJson.shownMap(seen.values()));
            }
            return outcome;
        });
    }

    @Override
    public Future<Outcome> opening(String incident, Actor actor, String record) {
        return room().compose(here -> desk.opening(incident, actor, record)).map(verdict -> outcome(verdict, false));
    }

    @Override
    public Future<Outcome> guestSeen(String incident, Actor actor, String guest, String group, String reason) {
        return room().compose(here -> desk.guestSeen(incident, actor, guest, group, reason))
                .map(verdict -> outcome(verdict, false));
    }

    @Override
    public Future<Outcome> open(Actor actor, JsonObject body) {
        return room().compose(here -> desk.open(actor, body)).map(verdict -> outcome(verdict, true));
    }

    private Future<?> room() {
        return hasRoom.getAsBoolean()
                ? Future.succeededFuture()
                : Future.failedFuture(HttpProblem.of(ProblemCode.noRoom).header("Retry-After", ROOM_AFTER_SECONDS));
    }

    private static Outcome outcome(Verdict verdict, boolean opening) {
        if (verdict instanceof Verdict.Done done) {
            return new Outcome.Done(answer(done, opening), opening && !done.again());
        } else if (verdict instanceof Verdict.Refused refused) {
            return problem(code(refused.refusal().kind()), refused.refusal().faults());
        } else if (verdict instanceof Verdict.Malformed malformed) {
            return problem(ProblemCode.malformed, malformed.faults());
        } else if (verdict instanceof Verdict.OtherBody) {
            return problem(
                    ProblemCode.sameIdOtherBody,
                    List.of(Fault.of("commandId", "sameIdOtherBody", "请换一个新的命令编号", "Use a new command id")));
        } else if (verdict instanceof Verdict.NoIncident) {
            return problem(ProblemCode.unknownIncident, List.of());
        }
        // Too many commands wait: a fault, so that it is told when to come back.
        throw HttpProblem.of(ProblemCode.away);
    }

    private static ProblemCode code(Refusal.Kind kind) {
        return switch (kind) {
            case NOT_PERMITTED -> ProblemCode.notPermitted;
            case UNKNOWN -> ProblemCode.unknownRecord;
            case OUT_OF_ORDER -> ProblemCode.outOfOrder;
            case INVALID -> ProblemCode.invalid;
            case FORBIDDEN_BY_RULE -> ProblemCode.refused;
            case CONFIRM -> ProblemCode.confirm;
            case PROVE_IDENTITY -> ProblemCode.confirmIdentity;
        };
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

    private static Outcome problem(ProblemCode code, List<Fault> faults) {
        return new Outcome.Refused(
                code.status(),
                code.name(),
                code.title(),
                faults.stream().map(DeskDoor::error).toList());
    }

    private static FieldError error(Fault fault) {
        return new FieldError(fault.field(), fault.code(), fault.message(), fault.expected(), fault.records());
    }
}
