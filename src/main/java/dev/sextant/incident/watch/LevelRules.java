package dev.sextant.incident.watch;

import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.incident.watch.Suggestion.Hit;
import dev.sextant.plan.Expression;
import dev.sextant.plan.Level;
import dev.sextant.plan.LevelPolicy;
import dev.sextant.plan.LevelRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What level the plan's rules suggest (domain.md §3.3): the highest that any rule returns; one step more when enough rules
 * of different factors return exactly that; none when no rule fires; never lower while the data is stale. Every rule that fired is told with what it measured.
 */
public final class LevelRules {

    private final Incident incident;
    private final Map<String, Object> variables;

    private LevelRules(Incident incident, Instant at) {
        this.incident = incident;
        this.variables = Scope.of(incident, at).variables();
    }

    /** The suggestion at an instant; {@code since} is that instant. */
    public static Suggestion suggest(Incident incident, Instant at) {
        return new LevelRules(incident, at).suggest(at);
    }

    private Suggestion suggest(Instant at) {
        var hits = new ArrayList<Hit>();
        for (LevelRule rule : incident.plan().levelRules().values()) {
            Hit hit = hit(rule);
            if (hit != null) {
                hits.add(hit);
            }
        }
        LevelPolicy policy = incident.plan().levelPolicy();
        int base = hits.stream().mapToInt(hit -> rank(hit.level())).max().orElse(0);
        long atBase = hits.stream().filter(hit -> rank(hit.level()) == base).count();
        int top = incident.plan().levels().size();
        int suggested = base > 0 && base < top && atBase >= policy.accumulate() ? base + 1 : base;
        boolean stale = policy.staleWhen() != null
                && Boolean.TRUE.equals(incident.records().value(policy.staleWhen(), variables));
        Suggestion last = incident.suggestion();
        if (stale && last != null && rank(last.level()) > suggested) {
            return Suggestion.fresh(last.level(), hits, true, at);
        }
        Level level = incident.plan().levelOfRank(suggested);
        return Suggestion.fresh(level == null ? null : level.id(), hits, stale, at);
    }

    private @Nullable Hit hit(LevelRule rule) {
        if (rule.measure() instanceof LevelRule.Amount number) {
            return number(rule, number);
        }
        return rule.measure() instanceof LevelRule.Worst worst ? worst(rule, worst) : null;
    }

    private @Nullable Hit number(LevelRule rule, LevelRule.Amount measure) {
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
        return reached == null
                ? null
                : new Hit(rule.id(), plain(value), plain(reached.getValue()), reached.getKey(), records(rule));
    }

    private @Nullable Hit worst(LevelRule rule, LevelRule.Worst measure) {
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
        return level == null || worst == null ? null : new Hit(rule.id(), worst, worst, level, records(rule));
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
