package dev.sextant.live;

import dev.sextant.board.DossierView;
import dev.sextant.board.RecordView;
import dev.sextant.board.StepsView;
import dev.sextant.board.WritingView;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.StandIns;
import dev.sextant.journal.Position;
import dev.sextant.ops.ServerClock;
import dev.sextant.plan.Act;
import dev.sextant.plan.Field;
import dev.sextant.plan.Phase;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import dev.sextant.wire.PlanJson;
import dev.sextant.wire.ValueJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that can be asked, as JSON in UTF-8. Futures fail with {@link NotShown}, or with {@link
 * dev.sextant.journal.JournalUnavailable} while nobody can vouch for the answer.
 */
public final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);

    private final Follower follower;
    private final Plan current;
    private final ServerClock clock;
    private final Finding finding;
    private final Past past;

    Reading(Follower follower, Plan current, ServerClock clock, Finding finding, Past past) {
        this.follower = follower;
        this.current = current;
        this.clock = clock;
        this.finding = finding;
        this.past = past;
    }

    /**
     * The incidents that somebody may see.
     *
     * @param who who that is in each of them
     */
    public Future<Buffer> incidents(Function<String, Actor> who) {
        return follower.here(() -> {
            JsonObject incidents = new JsonObject();
            for (LivePicture picture : follower.all()) {
                if (Admission.admits(picture.plan(), who.apply(picture.id()))) {
                    incidents.put(picture.id(), line(picture));
                }
            }
            return new JsonObject()
                    .put("epoch", follower.epoch())
                    .put("timezone", current.zone().getId())
                    .put("now", clock.millis())
                    .put("rate", clock.rate())
                    .put("incidents", incidents)
                    .toBuffer();
        });
    }

    /** The whole view, or what came since when that is shorter. */
    public Future<Buffer> view(String incident, String view, @Nullable Position since, Actor actor) {
        return follower.here(() -> {
            LivePicture picture = admitted(incident, actor);
            return view(picture, view, actor).answer(since);
        });
    }

    /** A view as it was; whoever may see it now may see it then. */
    public Future<Buffer> past(String incident, String view, Instant when, Actor actor) {
        return follower.here(() -> {
                    LivePicture picture = admitted(incident, actor);
                    if (!Admission.admits(picture.plan(), acting(picture, actor), view)) {
                        throw new NotShown(NotShown.Why.NOT_PERMITTED);
                    }
                    return picture.picture();
                })
                .compose(now -> past.view(now, view, when))
                .compose(seen -> seen == null
                        ? Future.failedFuture(new NotShown(NotShown.Why.NO_SUCH_VIEW))
                        : Future.succeededFuture(seen));
    }

    /** Completes when the actor may see the incident. */
    public Future<Void> admits(String incident, Actor actor) {
        return follower.here(() -> admitted(incident, actor)).mapEmpty();
    }

    /** One record as cards show it, with its history and the steps that the actor may take with it. */
    public Future<Buffer> record(String incident, String record, Actor actor) {
        return follower.here(() -> {
            LivePicture picture = admittedToRecord(incident, record, actor);
            return RecordView.of(picture.picture(), record, acting(picture, actor), clock.instant())
                    .map(view -> ValueJson.shownMap(view).toBuffer())
                    .orElseThrow(() -> new NotShown(NotShown.Why.NO_SUCH_RECORD));
        });
    }

    /** What the actor may do with everything that waits for a group. */
    public Future<Buffer> steps(String incident, String group, Actor actor) {
        return follower.here(() -> {
            LivePicture picture = admitted(incident, actor);
            if (!picture.plan().groups().containsKey(group)) {
                throw new NotShown(NotShown.Why.NO_SUCH_VIEW);
            }
            if (!Admission.admits(picture.plan(), actor, "field." + group)) {
                throw new NotShown(NotShown.Why.NOT_PERMITTED);
            }
            return ValueJson.shownMap(StepsView.of(picture.picture(), group, actor, clock.instant()))
                    .toBuffer();
        });
    }

    /** The file that a record declares, as the actor may use it. */
    public Future<Attachment> attachment(String incident, String record, Actor actor) {
        return follower.here(
                () -> Attachment.of(admitted(incident, actor).picture().incident(), record, actor, clock.instant())
                        .orElseThrow(() -> new NotShown(NotShown.Why.NO_SUCH_RECORD)));
    }

    /**
     * Something else that is told of an incident to whoever may see its records.
     *
     * @param told empty: there is nothing of that name
     */
    public Future<Buffer> about(String incident, Actor actor, Function<Incident, Optional<Map<String, Object>>> told) {
        return follower.here(
                () -> told.apply(admittedToRecords(incident, actor).picture().incident())
                        .map(view -> ValueJson.shownMap(view).toBuffer())
                        .orElseThrow(() -> new NotShown(NotShown.Why.NO_SUCH_RECORD)));
    }

    /** The dossier of a text that is decided on. */
    public Future<Buffer> dossier(String incident, String record, Actor actor) {
        return follower.here(
                () -> DossierView.of(admittedToRecord(incident, record, actor).picture(), record)
                        .map(view -> ValueJson.shownMap(view).toBuffer())
                        .orElseThrow(() -> new NotShown(NotShown.Why.NO_SUCH_RECORD)));
    }

    /** What a new text of this type may begin with. */
    public Future<Buffer> beginnings(String incident, String type, Actor actor) {
        return follower.here(() -> {
            Incident now = admittedToRecords(incident, actor).picture().incident();
            return ValueJson.shownMap(WritingView.beginnings(now, written(now, type, actor), clock.instant()))
                    .toBuffer();
        });
    }

    /** The places of a text of this type that need another look. */
    public Future<Buffer> looked(String incident, String type, Map<String, Object> values, Actor actor) {
        return follower.here(() -> {
            Incident now = admittedToRecords(incident, actor).picture().incident();
            return ValueJson.shownMap(WritingView.looked(now, written(now, type, actor), values, clock.instant()))
                    .toBuffer();
        });
    }

    /** The roles of which somebody named in a field must hold one, for whoever may fill it in. */
    public Future<List<String>> holds(String incident, String type, String field, Actor actor) {
        return follower.here(() -> {
            Plan plan = admittedToRecords(incident, actor).picture().incident().plan();
            RecordType recordType = plan.type(type);
            if (recordType == null || !mayWrite(recordType, actor)) {
                throw new NotShown(recordType == null ? NotShown.Why.NO_SUCH_VIEW : NotShown.Why.NOT_PERMITTED);
            }
            Field named = recordType.fields().get(field);
            if (named == null || named.holds().isEmpty()) {
                throw new NotShown(NotShown.Why.NO_SUCH_VIEW);
            }
            return named.holds();
        });
    }

    /** A type whose texts this person may write: nobody else may try out what the incident knows. */
    private static RecordType written(Incident incident, String name, Actor actor) {
        RecordType type = incident.plan().type(name);
        if (type == null || type.writing() == null) {
            throw new NotShown(NotShown.Why.NO_SUCH_VIEW);
        }
        if (!mayWrite(type, actor)) {
            throw new NotShown(NotShown.Why.NOT_PERMITTED);
        }
        return type;
    }

    private static boolean mayWrite(RecordType type, Actor actor) {
        return Stream.of(type.post(), type.amend()).anyMatch(who -> Permission.everAllows(who, actor, type.group()));
    }

    /** The log before an entry that the reader has. */
    public Future<Buffer> logBefore(String incident, long seq, Actor actor) {
        return follower.here(() -> {
            LivePicture picture = admitted(incident, actor);
            if (!Admission.admits(picture.plan(), actor, "log")) {
                throw new NotShown(NotShown.Why.NOT_PERMITTED);
            }
            return ValueJson.shownMap(picture.picture().logBefore(seq)).toBuffer();
        });
    }

    /** The records of an incident that say all these words. */
    public Future<Buffer> search(String incident, List<String> words, Actor actor) {
        return finding.find(() -> admittedToRecords(incident, actor), words).map(JsonObject::toBuffer);
    }

    /** The plan of an incident, or the one that new incidents get, with what the actor may do. */
    public Future<Buffer> plan(@Nullable String incident, Actor actor) {
        if (incident != null) {
            return follower.here(() -> {
                LivePicture picture = admitted(incident, actor);
                return PlanJson.write(picture.plan(), acting(picture, actor)).toBuffer();
            });
        }
        return Admission.admits(current, actor)
                ? Future.succeededFuture(PlanJson.write(current, actor).toBuffer())
                : Future.failedFuture(new NotShown(NotShown.Why.NOT_PERMITTED));
    }

    /**
     * May this person do something that is no command of the incident, such as inviting guests to a group, by the plan of
     * the incident, or by the one that new incidents get? Not in an incident that is over.
     *
     * @param group null: asked of no group
     */
    public Future<Boolean> permits(@Nullable String incident, Act act, @Nullable String group, Actor actor) {
        if (incident == null) {
            return Future.succeededFuture(permits(current, act, group, actor));
        }
        return follower.here(() -> {
            LivePicture picture = admitted(incident, actor);
            boolean over = picture.picture().incident().course().endedAt() != null;
            return !over && permits(picture.plan(), act, group, actor);
        });
    }

    /** With the roles that the person has in somebody's place just now. */
    private Actor acting(LivePicture picture, Actor actor) {
        return StandIns.acting(picture.picture().incident(), actor, clock.instant());
    }

    private static boolean permits(Plan plan, Act act, @Nullable String group, Actor actor) {
        return group == null ? Permission.allows(plan, act, actor) : Permission.allows(plan, act, actor, group);
    }

    /** Which of these incidents are over. */
    public Future<List<String>> over(List<String> incidents) {
        return follower.here(() -> follower.all().stream()
                .filter(picture -> incidents.contains(picture.id())
                        && picture.picture().incident().course().endedAt() != null)
                .map(LivePicture::id)
                .toList());
    }

    /** Where a view stands, for a socket that wants to be told of its changes. */
    Future<Head> head(Address address, Actor actor) {
        return follower.here(() ->
                view(admitted(address.incident(), actor), address.view(), actor).head());
    }

    /** The same, for sockets that were admitted before. */
    Future<Head> head(Address address) {
        return follower.here(() -> {
            LiveView view = follower.drawn(follower.picture(address.incident()), address.view());
            if (view == null) {
                throw new NotShown(NotShown.Why.NO_SUCH_VIEW);
            }
            return view.head();
        });
    }

    private LivePicture admitted(String incident, Actor actor) {
        LivePicture picture = follower.picture(incident);
        if (!Admission.admits(picture.plan(), actor)) {
            throw new NotShown(NotShown.Why.NOT_PERMITTED);
        }
        return picture;
    }

    private LivePicture admittedToRecords(String incident, Actor actor) {
        LivePicture picture = admitted(incident, actor);
        if (!Admission.admitsToRecords(picture.plan(), actor)) {
            throw new NotShown(NotShown.Why.NOT_PERMITTED);
        }
        return picture;
    }

    /** A record that only others see is not there. */
    private LivePicture admittedToRecord(String incident, String record, Actor actor) {
        LivePicture picture = admittedToRecords(incident, actor);
        BoardRecord known = picture.picture().incident().record(record);
        if (known != null && !Admission.sees(picture.plan(), acting(picture, actor), known.type())) {
            throw new NotShown(NotShown.Why.NO_SUCH_RECORD);
        }
        return picture;
    }

    private LiveView view(LivePicture picture, String name, Actor actor) {
        if (!Admission.admits(picture.plan(), acting(picture, actor), name)) {
            throw new NotShown(NotShown.Why.NOT_PERMITTED);
        }
        LiveView view = follower.drawn(picture, name);
        if (view == null) {
            throw new NotShown(NotShown.Why.NO_SUCH_VIEW);
        }
        return view;
    }

    /** One incident that cannot be drawn must not hide the others. */
    private Map<String, Object> wall(LivePicture picture) {
        try {
            LiveView wall = follower.drawn(picture, "wall");
            return wall == null ? Map.of() : wall.tree();
        } catch (RuntimeException e) {
            LOG.error("event=drawing-failed incident={} seq={}", picture.id(), picture.seq(), e);
            return Map.of();
        }
    }

    /** Over for good, not only the response: its phase is one that ends it. True or null. */
    private static @Nullable Boolean closed(Incident incident) {
        Phase phase = incident.plan().phases().get(incident.course().phase());
        return phase != null && phase.end() ? true : null;
    }

    private JsonObject line(LivePicture picture) {
        Incident incident = picture.picture().incident();
        Map<String, Object> view = wall(picture);
        var line = new LinkedHashMap<String, @Nullable Object>();
        line.put("id", incident.id());
        line.put("title", incident.intake().get("title"));
        line.put("place", incident.intake().get("place"));
        line.put("level", incident.course().level());
        line.put("phase", incident.course().phase());
        line.put("openedAt", incident.course().openedAt());
        line.put("activatedAt", incident.course().activatedAt());
        line.put("endedAt", incident.course().endedAt());
        line.put("closed", closed(incident));
        line.put("endedBy", view.get("incident") instanceof Map<?, ?> header ? header.get("endedBy") : null);
        line.put("reported", incident.intake().get("headCountInitial"));
        line.put("total", total(view));
        line.put("waiting", view.get("waiting") instanceof Map<?, ?> waiting ? waiting.size() : 0);
        line.put("critical", critical(view));
        line.put("isDemo", incident.demo());
        line.values().removeIf(value -> value == null);
        return ValueJson.shownMap(line);
    }

    /** How much of what waits is critical: an incident that has ended comes back to the walls with it. */
    private static long critical(Map<String, Object> wall) {
        return wall.get("waiting") instanceof Map<?, ?> waiting
                ? waiting.values().stream()
                        .filter(item -> item instanceof Map<?, ?> shown && "critical".equals(shown.get("severity")))
                        .count()
                : 0;
    }

    private static @Nullable Object total(Map<String, Object> wall) {
        return wall.get("count") instanceof Map<?, ?> count ? count.get("total") : null;
    }
}
