package dev.sextant.http;

import dev.sextant.people.Names;
import dev.sextant.people.Presence;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looks at what, and who is changing it: a page says where it is and hears who else is there. */
final class PresenceRoutes {
    private static final int LONGEST = 80;

    private final Presence presence;
    private final Views views;
    private final InstantSource clock;

    PresenceRoutes(Presence presence, Views views, InstantSource clock) {
        this.presence = presence;
        this.views = views;
        this.clock = clock;
    }

    /** {@code {page, group?, record?, editing?, gone?}}; whoever may not see the incident is not told who is there. */
    Future<Answer> here(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        JsonObject body = visit.json();
        Asked asked = new Asked(body);
        int page = asked.whole("page", 0, Presence.PAGES - 1, 0);
        String group = asked.text("group", 0, LONGEST);
        String record = asked.text("record", 0, LONGEST);
        boolean editing = asked.yes("editing");
        boolean gone = asked.yes("gone");
        asked.done();
        String session = visit.session().id();
        Presence.Here here = new Presence.Here(
                visit.actorIn(incident).person(), orNone(group), orNone(record), editing, clock.instant());
        return views.admits(incident, visit.actorIn(incident))
                .compose(may -> gone
                        ? presence.gone(incident, session, page).map(List.<Presence.Here>of())
                        : presence.at(incident, session, page, here))
                .map(others -> Answer.json(200, new JsonObject().put("here", shown(others))));
    }

    private static JsonArray shown(List<Presence.Here> others) {
        JsonArray shown = new JsonArray();
        for (Presence.Here one : others) {
            shown.add(new JsonObject()
                    .put("account", one.person().id())
                    .put("name", Names.toJson(one.person().name()))
                    .put("group", one.group())
                    .put("record", one.record())
                    .put("editing", one.editing()));
        }
        return shown;
    }

    private static @Nullable String orNone(String text) {
        return text.isEmpty() ? null : text;
    }
}
