package dev.sextant.http;

import dev.sextant.plan.Label;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What became of a command. A future that fails means that nobody knows, or that the journal is away. */
public sealed interface Outcome permits Outcome.Done, Outcome.Refused {

    /** @param created something new came into being: 201 instead of 200 */
    record Done(JsonObject answer, boolean created) implements Outcome {}

    /**
     * @param status of HTTP, 4xx
     * @param code stable, for programs: {@code invalid}, {@code notPermitted}, …
     * @param title for people
     * @param errors every reason at once
     */
    record Refused(int status, String code, Label title, List<FieldError> errors) implements Outcome {
        public Refused {
            errors = List.copyOf(errors);
        }
    }
}
