package dev.sextant.http;

import dev.sextant.people.Accounts;
import dev.sextant.people.Names;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Whom a form offers for a field that the plan wants somebody of certain roles in. */
final class HolderRoutes {
    private final Accounts accounts;
    private final Views views;

    HolderRoutes(Accounts accounts, Views views) {
        this.accounts = accounts;
        this.views = views;
    }

    /** {@code {people: [{account, name}]}}, for whoever may fill the field in. */
    Future<Answer> list(Visit visit) {
        String incident = IncidentRoutes.incident(visit);
        String type = visit.path("type", ProblemCode.unknownView);
        String field = visit.path("field", ProblemCode.unknownView);
        return views.holds(incident, type, field, visit.actorIn(incident))
                .compose(accounts::holding)
                .map(holding -> {
                    JsonArray people = new JsonArray();
                    holding.forEach((account, name) ->
                            people.add(new JsonObject().put("account", account).put("name", Names.toJson(name))));
                    return Answer.json(200, new JsonObject().put("people", people));
                });
    }
}
