package dev.sextant.notify;

import dev.sextant.board.Urgent;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Incident;
import dev.sextant.people.Session;
import dev.sextant.people.Subscriptions;
import dev.sextant.people.Subscriptions.Subscription;
import dev.sextant.plan.Label;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reminds the browsers that asked for it, once of each thing; without a contact of the operator nobody, and nothing leaves the house. */
public final class Reminders {
    private static final Logger LOG = LoggerFactory.getLogger(Reminders.class);
    private static final int REMEMBERED = 2_000;
    private static final Map<Urgent.Kind, Label> WORDS = Map.of(
            Urgent.Kind.DIRECTIVE, Label.of("zh", "特急指令待签收", "en", "A flash directive waits for you"),
            Urgent.Kind.CALL,
                    Label.of("zh", "本组有人求助，请响应", "en", "Somebody of your group calls for help. Please answer"),
            Urgent.Kind.CALL_OUT, Label.of("zh", "应急召集，请答复", "en", "You are called out. Please answer"));

    private final Context context;
    private final Subscriptions subscriptions;
    private final List<String> services;
    private final @Nullable VapidKeys keys;
    private final @Nullable PushClient client;
    /** What was looked at; of this node, on the follower's thread. */
    private final Set<String> seen = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    });

    /**
     * @param keys null: nobody is reminded
     * @param contact whom the operator of a push service may write to
     * @param services further origins that may be called, as the operator named them
     */
    public Reminders(
            Vertx vertx,
            Subscriptions subscriptions,
            @Nullable VapidKeys keys,
            String contact,
            List<String> services,
            InstantSource clock) {
        this.context = vertx.getOrCreateContext();
        this.subscriptions = subscriptions;
        this.keys = keys;
        this.services = List.copyOf(services);
        this.client = keys == null ? null : new PushClient(vertx, keys, contact, clock);
    }

    /** The key that browsers subscribe to; empty when nobody is reminded here. */
    public Optional<String> key() {
        return Optional.ofNullable(keys).map(VapidKeys::shown);
    }

    /** Whether a browser could be reminded there: an address that is called, keys that are keys. */
    public boolean fits(String endpoint, String browser, String auth) {
        try {
            Curve.point(Curve.bytes(browser));
            return Curve.bytes(auth).length == Sealed.AUTH_BYTES
                    && Endpoint.of(endpoint, services).isPresent();
        } catch (GeneralSecurityException | IllegalArgumentException noKeys) {
            return false;
        }
    }

    /** From now on this session is reminded there; false when there are too many. */
    public Future<Boolean> remind(Session session, String endpoint, String browser, String auth, String language) {
        return subscriptions.keep(session, endpoint, browser, auth, language);
    }

    public Future<Void> forget(Session session) {
        return subscriptions.drop(session.id());
    }

    /** An incident as it stands now; on the thread of whoever follows the journal. */
    public void changed(Incident incident) {
        if (client == null) {
            return;
        }
        for (Urgent urgent : Urgent.of(incident)) {
            if (seen.add(urgent.key())) {
                context.runOnContext(go -> tell(incident.id(), urgent)
                        .onFailure(away -> LOG.warn(
                                "event=reminder-not-sent kind={} why=\"{}\"", urgent.kind(), away.getMessage())));
            }
        }
    }

    private Future<Void> tell(String incident, Urgent urgent) {
        return subscriptions
                .claim(urgent.key())
                .compose(ours -> ours ? subscriptions.all() : Future.succeededFuture(List.<Subscription>of()))
                .compose(all -> Future.join(all.stream()
                                .filter(one -> concerns(one.session().actorIn(incident), urgent))
                                .map(one -> send(one, urgent))
                                .toList())
                        .mapEmpty());
    }

    private static boolean concerns(Actor actor, Urgent urgent) {
        return actor.groups().contains(urgent.group());
    }

    private Future<?> send(Subscription to, Urgent urgent) {
        Optional<Endpoint> endpoint = Endpoint.of(to.endpoint(), services);
        PushClient sends = client;
        if (sends == null || endpoint.isEmpty()) {
            return subscriptions.drop(to.session().id());
        }
        Label words = WORDS.getOrDefault(urgent.kind(), Label.of("en", ""));
        Buffer text = new JsonObject()
                .put("body", words.in(to.language()))
                .put("tag", urgent.kind().name())
                .toBuffer();
        return sends.send(endpoint.get(), to.key(), to.auth(), text)
                .compose(outcome -> outcome == PushClient.Outcome.GONE
                        ? subscriptions.drop(to.session().id())
                        : Future.succeededFuture())
                .otherwise(trouble -> {
                    LOG.info(
                            "event=push-service-silent host={} why=\"{}\"",
                            endpoint.get().uri().getHost(),
                            trouble.getMessage());
                    return null;
                });
    }
}
