package dev.sextant;

import dev.sextant.board.OutgoingView;
import dev.sextant.courier.Preview;
import dev.sextant.http.HttpProblem;
import dev.sextant.http.ProblemCode;
import dev.sextant.http.Views;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.journal.Position;
import dev.sextant.live.NotShown;
import dev.sextant.live.Reading;
import dev.sextant.plan.Act;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the front door reads is what the live side knows. */
public final class LiveViews implements Views {
    private final Reading reading;
    private final Preview preview;
    private final InstantSource clock;

    /** @param preview what goes out of the house */
    public LiveViews(Reading reading, Preview preview, InstantSource clock) {
        this.reading = reading;
        this.preview = preview;
        this.clock = clock;
    }

    @Override
    public Future<Buffer> incidents(Function<String, Actor> who) {
        return told(reading.incidents(who));
    }

    @Override
    public Future<Boolean> permits(@Nullable String incident, Act act, @Nullable String group, Actor actor) {
        return told(reading.permits(incident, act, group, actor));
    }

    @Override
    public Future<Buffer> view(String incident, String view, @Nullable Since since, Actor actor) {
        Position position = since == null ? null : new Position(since.epoch(), since.seq());
        return told(reading.view(incident, view, position, actor));
    }

    @Override
    public Future<Buffer> past(String incident, String view, Instant when, Actor actor) {
        return told(reading.past(incident, view, when, actor));
    }

    @Override
    public Future<Void> admits(String incident, Actor actor) {
        return told(reading.admits(incident, actor));
    }

    @Override
    public Future<Buffer> record(String incident, String record, Actor actor) {
        return told(reading.record(incident, record, actor));
    }

    @Override
    public Future<Buffer> steps(String incident, String group, Actor actor) {
        return told(reading.steps(incident, group, actor));
    }

    @Override
    public Future<Attachment> attachment(String incident, String record, Actor actor) {
        return told(reading.attachment(incident, record, actor));
    }

    @Override
    public Future<Buffer> channels(String incident, String record, Actor actor) {
        return told(reading.about(
                incident,
                actor,
                now -> preview.of(now, record, clock.instant()).map(shown -> {
                    Map<String, Object> all = new LinkedHashMap<>(shown);
                    all.put("records", OutgoingView.of(now, record));
                    return all;
                })));
    }

    @Override
    public Future<Buffer> dossier(String incident, String record, Actor actor) {
        return told(reading.dossier(incident, record, actor));
    }

    @Override
    public Future<Buffer> beginnings(String incident, String type, Actor actor) {
        return told(reading.beginnings(incident, type, actor));
    }

    @Override
    public Future<List<String>> holds(String incident, String type, String field, Actor actor) {
        return told(reading.holds(incident, type, field, actor));
    }

    @Override
    public Future<Buffer> looked(String incident, String type, Map<String, Object> values, Actor actor) {
        return told(reading.looked(incident, type, values, actor));
    }

    @Override
    public Future<Buffer> logBefore(String incident, long seq, Actor actor) {
        return told(reading.logBefore(incident, seq, actor));
    }

    @Override
    public Future<Buffer> search(String incident, List<String> words, Actor actor) {
        return told(reading.search(incident, words, actor));
    }

    @Override
    public Future<Buffer> plan(@Nullable String incident, Actor actor) {
        return told(reading.plan(incident, actor));
    }

    private static <T> Future<T> told(Future<T> answer) {
        return answer.recover(
                failure -> Future.failedFuture(failure instanceof NotShown notShown ? fault(notShown.why()) : failure));
    }

    private static HttpProblem fault(NotShown.Why why) {
        return switch (why) {
            case NO_SUCH_INCIDENT -> HttpProblem.unknownIncident();
            case NO_SUCH_VIEW -> HttpProblem.unknownView();
            case NO_SUCH_RECORD -> HttpProblem.unknownRecord();
            case NOT_PERMITTED -> HttpProblem.notPermitted();
            case BUSY -> HttpProblem.of(ProblemCode.tooMany);
        };
    }
}
