package dev.sextant.http;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.plan.Act;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be read, as JSON in UTF-8. A future fails with a {@link HttpProblem} when the thing is not there
 * ({@link HttpProblem#unknownIncident}, …) or the actor may not see it ({@link HttpProblem#notPermitted}).
 */
public interface Views {

    /** A position in the journal of an incident, written {@code <epoch>.<seq>}. */
    record Since(String epoch, long seq) {}

    /** @param who who the reader is in each incident */
    Future<Buffer> incidents(Function<String, Actor> who);

    /** The whole view, or only the changes since then. */
    Future<Buffer> view(String incident, String view, @Nullable Since since, Actor actor);

    /** A view as it was then: {@code {seq, at, from, to, marks: [{at, text}], view}}. */
    Future<Buffer> past(String incident, String view, Instant when, Actor actor);

    /** May this person do something that is no command: of an incident (null: by the plan of new ones), for a group. */
    Future<Boolean> permits(@Nullable String incident, Act act, @Nullable String group, Actor actor);

    /** Completes when this person may see the incident; fails as every reading of it would. */
    Future<Void> admits(String incident, Actor actor);

    /** One record with its history. */
    Future<Buffer> record(String incident, String record, Actor actor);

    /** What the actor may do now with everything that waits for a group, by record and step. */
    Future<Buffer> steps(String incident, String group, Actor actor);

    /** The file that a record declares, as the actor may use it. */
    Future<Attachment> attachment(String incident, String record, Actor actor);

    /** What each channel gets of a text that is released, word for word; none where nothing of its type is. */
    Future<Buffer> channels(String incident, String record, Actor actor);

    /** Every version of a text that is decided on, with who decided what on which. */
    Future<Buffer> dossier(String incident, String record, Actor actor);

    /** What a new text of a record type may begin with; the actor must be one who may write such. */
    Future<Buffer> beginnings(String incident, String type, Actor actor);

    /** The roles of which somebody named in this field must hold one; the actor must be one who may fill it in. */
    Future<List<String>> holds(String incident, String type, String field, Actor actor);

    /**
     * The places of a text that need another look before it is handed on; the actor must be one who may write such.
     *
     * @param values the texts by field, as they are typed, and the list of what they rest on
     */
    Future<Buffer> looked(String incident, String type, Map<String, Object> values, Actor actor);

    /** The entries of the log before the one that the reader has. */
    Future<Buffer> logBefore(String incident, long seq, Actor actor);

    /** The records that say all these words, best first. */
    Future<Buffer> search(String incident, List<String> words, Actor actor);

    /** The plan as the client needs it: of that incident, or the one that new incidents get. */
    Future<Buffer> plan(@Nullable String incident, Actor actor);
}
