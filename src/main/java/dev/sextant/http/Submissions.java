package dev.sextant.http;

import dev.sextant.incident.Actor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** The door of the desk: every write goes through here. */
public interface Submissions {

    /** @param body the command as it came: well-formed JSON, everything else yet unchecked */
    Future<Outcome> submit(String incident, Actor actor, JsonObject body);

    /** The command that looks at masked values; what comes back has {@code values} beside what every command has. */
    Future<Outcome> reveal(String incident, Actor actor, JsonObject body);

    /** Notes that somebody opens the file that a record declares; refused when the person may not. */
    Future<Outcome> opening(String incident, Actor actor, String record);

    /** Notes that somebody sees the telephone number of a helper of a group, and why; refused when the person may not. */
    Future<Outcome> guestSeen(String incident, Actor actor, String guest, String group, String reason);

    /** The command that opens an incident. */
    Future<Outcome> open(Actor actor, JsonObject body);
}
