package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.incident.watch.Suggestion.Hit;
import dev.sextant.plan.Expression;
import dev.sextant.plan.Level;
import dev.sextant.plan.LevelRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What level the plan's rules suggest (domain.md §3.3): the highest that any rule returns; one step more when enough rules
 * of different factors return exactly that; none when no rule fires; never lower while the data is stale. Every rule that fired is told with what it measured.
 */
public final class LevelRules {

    private final Incident incident;
    private final Instant at;
    private final Map<String, Object> variables;

    private LevelRules(Incident incident, Instant at) {
        this.incident = incident;
        this.at = at;
        this.variables = Scope.of(incident, at).variables();
    }

    /** What a rule that fired measured; which records it used is asked only when it is told. */
    private record Reading(LevelRule rule, String value, String threshold, String level) {}

    /** The suggestion at an instant; {@code since} is that instant. */
    public static Suggestion suggest(Incident incident, Instant at) {
        var rules = new LevelRules(incident, at);
        return rules.suggestion(rules.readings());
    }

    /** The suggestion when it is another than the last one, for other reasons, or on data that went stale or came back. */
    public static @Nullable LevelSuggested news(Incident incident, Instant at) {
        var rules = new LevelRules(incident, at);
        List<Reading> readings = rules.readings();
        boolean stale = rules.stale();
        String level = rules.level(readings, stale);
        Suggestion last = incident.suggestion();
        boolean news = last == null
                ? level != null
                : !Objects.equals(last.level(), level)
                        || last.stale() != stale
                        || !rules.sameReasons(last.hits(), readings);
        return news ? new LevelSuggested(level, rules.hits(readings), stale) : null;
    }

    private Suggestion suggestion(List<Reading> readings) {
        boolean stale = stale();
        return Suggestion.fresh(level(readings, stale), hits(readings), stale, at);
    }

    private boolean stale() {
        Expression staleWhen = incident.plan().levelPolicy().staleWhen();
        return staleWhen != null && Boolean.TRUE.equals(incident.records().value(staleWhen, variables));
    }

    private @Nullable String level(List<Reading> readings, boolean stale) {
        int base = readings.stream().mapToInt(each -> rank(each.level())).max().orElse(0);
        long atBase =
                readings.stream().filter(each -> rank(each.level()) == base).count();
        int top = incident.plan().levels().size();
        int accumulate = incident.plan().levelPolicy().accumulate();
        int suggested = base > 0 && base < top && atBase >= accumulate ? base + 1 : base;
        Suggestion last = incident.suggestion();
        if (stale && last != null && rank(last.level()) > suggested) {
            return last.level();
        }
        Level level = incident.plan().levelOfRank(suggested);
        return level == null ? null : level.id();
    }

    /**
     * Do both rest on the same rules, levels and figures? A figure that comes from no record but from the time that passes
     * is another one every minute; it counts only when it gives another level.
     */
    private boolean sameReasons(List<Hit> last, List<Reading> now) {
        if (last.size() != now.size()) {
            return false;
        }
        for (int i = 0; i < last.size(); i++) {
            Hit before = last.get(i);
            Reading reading = now.get(i);
            boolean sameLevel =
                    before.rule().equals(reading.rule().id()) && before.level().equals(reading.level());
            boolean sameFigure = before.value().equals(reading.value())
                    || (before.records().isEmpty() && records(reading.rule()).isEmpty());
            if (!sameLevel || !sameFigure) {
                return false;
            }
        }
        return true;
    }

    private List<Reading> readings() {
        var readings = new ArrayList<Reading>();
        for (LevelRule rule : incident.plan().levelRules().values()) {
            Reading reading = reading(rule);
            if (reading != null) {
                readings.add(reading);
            }
        }
        return readings;
    }

    private @Nullable Reading reading(LevelRule rule) {
        if (rule.measure() instanceof LevelRule.Amount number) {
            return number(rule, number);
        }
        return rule.measure() instanceof LevelRule.Worst worst ? worst(rule, worst) : null;
    }

    private @Nullable Reading number(LevelRule rule, LevelRule.Amount measure) {
        if (!(incident.records().value(measure.value(), variables) instanceof Number value)) {
            return null;
        }
        Map.Entry<String, Double> reached = null;
        for (var band : measure.bands().entrySet()) {
            if (value.doubleValue() >= band.getValue()
                    && (reached == null || rank(band.getKey()) > rank(reached.getKey()))) {
                reached = band;
            }
        }
        return reached == null ? null : new Reading(rule, plain(value), plain(reached.getValue()), reached.getKey());
    }

    private @Nullable Reading worst(LevelRule rule, LevelRule.Worst measure) {
        if (!(incident.records().value(measure.values(), variables) instanceof List<?> values)) {
            return null;
        }
        String level = null;
        String worst = null;
        for (Object value : values) {
            String mapped = measure.map().get(String.valueOf(value));
            if (mapped != null && rank(mapped) > rank(level)) {
                level = mapped;
                worst = String.valueOf(value);
            }
        }
        return level == null || worst == null ? null : new Reading(rule, worst, worst, level);
    }

    private List<Hit> hits(List<Reading> readings) {
        return readings.stream()
                .map(each ->
                        new Hit(each.rule().id(), each.value(), each.threshold(), each.level(), records(each.rule())))
                .toList();
    }

    private List<String> records(LevelRule rule) {
        Expression used = rule.records();
        var ids = new ArrayList<String>();
        if (used != null && incident.records().value(used, variables) instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> record && record.get("id") instanceof String id) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }

    private int rank(@Nullable String level) {
        return incident.plan().rank(level);
    }

    private static String plain(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
}
