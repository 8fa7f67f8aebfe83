package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Refusal;
import dev.sextant.incident.Withheld;
import dev.sextant.plan.Bounds;
import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.Label;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Who;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Looks at masked values of a record, with a reason. What happens is one record of the plan's log for each value: who, what of
 * which record, why, when; never the value.
 *
 * @param record its id, or {@link PersonalData#INTAKE}
 */
public record RevealValues(String record, List<String> fields, String reason) implements RecordCommand {
    private static final int MOST_AT_ONCE = 20;
    private static final Bounds USUAL = new Bounds(2, 300);

    public RevealValues {
        fields = List.copyOf(new LinkedHashSet<>(fields));
    }

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Privacy privacy = now.plan().privacy();
        RecordType log = privacy == null ? null : now.plan().type(privacy.log().of());
        BoardRecord known = now.record(record);
        if (known == null && !record.equals(PersonalData.INTAKE)) {
            return Unknown.record(record);
        }
        List<String> open = mayOpen(now, record, by, at);
        if (privacy == null || log == null || !open.containsAll(fields)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("fields", "notPermitted", "您的岗位不能查看这些内容", "Your role may not see these values"));
        }
        List<Fault> wrong = wrong(now, log, privacy);
        if (!wrong.isEmpty()) {
            return Decision.refuse(Refusal.Kind.INVALID, wrong);
        }
        List<Fault> often = tooOften(now, privacy, by, at, fields.size());
        if (!often.isEmpty()) {
            return Decision.refuse(Refusal.Kind.FORBIDDEN_BY_RULE, often);
        }
        return new Decision.Accepted(noted(now, privacy, log, by, at));
    }

    /** The fields of a record whose values this person may see, with a reason. */
    public static List<String> mayOpen(Incident now, String record, Actor by, Instant at) {
        Privacy privacy = now.plan().privacy();
        List<String> open = new ArrayList<>();
        if (privacy != null) {
            PersonalData.fields(now, record).forEach((name, field) -> {
                Pii level = PersonalData.level(field);
                if (level != null && allowed(now, privacy.mayOpen(field, level), now.record(record), by, at)) {
                    open.add(name);
                }
            });
        }
        return open;
    }

    private static boolean allowed(Incident now, Who who, @Nullable BoardRecord record, Actor by, Instant at) {
        RecordType type = record == null ? null : now.plan().type(record.type());
        return record == null || type == null
                ? Permission.allows(who, by, null)
                : Permission.allows(who, by, type, record, at);
    }

    private List<Fault> wrong(Incident now, RecordType log, Privacy privacy) {
        var wrong = new ArrayList<Fault>();
        if (fields.isEmpty() || fields.size() > MOST_AT_ONCE) {
            wrong.add(Fault.of(
                    "fields",
                    "count",
                    "请指明要查看的内容，一次最多 " + MOST_AT_ONCE + " 项",
                    "Name what to see, at most " + MOST_AT_ONCE + " values at once"));
        }
        Map<String, Object> values = values(now, record);
        for (String field : fields) {
            Object value = values.get(field);
            if (value == null || Withheld.is(value)) {
                wrong.add(Fault.of(
                        "fields",
                        value == null ? "empty" : Withheld.ERASED.equals(value) ? "erased" : "unreadable",
                        value == null ? "这一项没有内容" : "这一项已无法读取",
                        value == null
                                ? "There is no value in " + field
                                : "The value of " + field + " cannot be read any more"));
            }
        }
        wrong.addAll(why(log, privacy, reason));
        return wrong;
    }

    /** What is wrong with a reason. */
    static List<Fault> why(RecordType log, Privacy privacy, String reason) {
        Field why = log.fields().get(privacy.log().reason());
        Bounds length = why == null || why.length() == null ? USUAL : why.length();
        String said = reason.strip();
        if (length.contains(said.codePointCount(0, said.length()))) {
            return List.of();
        }
        String bounds = (int) length.min() + "–" + (int) length.max();
        return List.of(
                Fault.of("reason", "length", "请写明查看理由（" + bounds + " 字）", "Say why (" + bounds + " characters)"));
    }

    /** What a record says, or the intake. */
    public static Map<String, Object> values(Incident now, String record) {
        BoardRecord known = now.record(record);
        return record.equals(PersonalData.INTAKE) ? now.intake() : known == null ? Map.of() : known.fields();
    }

    /** That one person would see more than the plan allows, with so many more. */
    static List<Fault> tooOften(Incident now, Privacy privacy, Actor by, Instant at, int more) {
        return seen(now, privacy, by, at) + more <= privacy.most()
                ? List.of()
                : List.of(Fault.of(
                        "fields",
                        "tooManyReveals",
                        "每人 " + privacy.withinMinutes() + " 分钟内最多查看 " + privacy.most() + " 项，请稍后再看",
                        "One person sees at most " + privacy.most() + " values in " + privacy.withinMinutes()
                                + " minutes; try again later"));
    }

    private static long seen(Incident now, Privacy privacy, Actor by, Instant at) {
        Instant since = at.minus(Duration.ofMinutes(privacy.withinMinutes()));
        return now.records().ofType(privacy.log().of()).stream()
                .filter(each -> each.createdBy().id().equals(by.id())
                        && each.createdAt().isAfter(since))
                .count();
    }

    private List<Event> noted(Incident now, Privacy privacy, RecordType log, Actor by, Instant at) {
        var following = new Following(now, by, at);
        for (String field : fields) {
            var set = new HashMap<String, Object>();
            if (!record.equals(PersonalData.INTAKE)) {
                set.put(privacy.log().record(), record);
            }
            Label name = Objects.requireNonNull(PersonalData.fields(now, record).get(field))
                    .label();
            set.put(
                    privacy.log().field(),
                    name.texts().values().stream().distinct().collect(Collectors.joining(" / ")));
            set.put(privacy.log().reason(), reason.strip());
            following.begin(log, set, null);
        }
        return following.events();
    }
}
