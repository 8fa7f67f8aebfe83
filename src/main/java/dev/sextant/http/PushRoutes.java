package dev.sextant.http;

import dev.sextant.notify.Reminders;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;

/** Being reminded while no page is open: a browser asks for it, and takes it back. */
final class PushRoutes {
    private static final int LONGEST_ENDPOINT = 1000;
    private static final int LONGEST_KEY = 200;

    private final Reminders reminders;

    PushRoutes(Reminders reminders) {
        this.reminders = reminders;
    }

    /** The key that a browser subscribes to; null when nobody is reminded here. */
    Future<Answer> key(Visit visit) {
        return Future.succeededFuture(
                Answer.json(200, new JsonObject().put("key", reminders.key().orElse(null))));
    }

    Future<Answer> start(Visit visit) {
        Asked asked = new Asked(visit.json());
        String endpoint = asked.text("endpoint", 1, LONGEST_ENDPOINT);
        String key = asked.text("p256dh", 1, LONGEST_KEY);
        String auth = asked.text("auth", 1, LONGEST_KEY);
        asked.done();
        if (reminders.key().isEmpty() || !reminders.fits(endpoint, key, auth)) {
            asked.wrong(FieldError.of(
                    "endpoint",
                    "form",
                    "应为浏览器推送服务的 https 地址及其密钥",
                    "This must be the https address of a browser's push service, with its keys"));
            asked.done();
        }
        return reminders
                .remind(visit.session(), endpoint, key, auth, visit.language().tag())
                .map(kept -> {
                    if (!kept) {
                        throw HttpProblem.of(
                                ProblemCode.outOfOrder,
                                FieldError.of("", "tooMany", "订阅提醒的人已满", "There are too many subscriptions"));
                    }
                    return Answer.nothing();
                });
    }

    /** Twice is no mistake. */
    Future<Answer> end(Visit visit) {
        return reminders.forget(visit.session()).map(gone -> Answer.nothing());
    }
}
