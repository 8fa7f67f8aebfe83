package dev.sextant.incident;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where the incident stands as a whole.
 *
 * @param openedAt when its intake was saved; null only before that
 * @param acknowledgedAt when the leader or a deputy took note of the intake
 * @param activatedAt T0, when the plan was activated
 * @param endedAt when the response ended
 * @param level the level decided by the leader; null before activation
 * @param levelFrom the level before that; null at the first
 * @param phase the headline phase
 */
public record Course(
        @Nullable Instant openedAt,
        @Nullable Person openedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant activatedAt,
        @Nullable Instant endedAt,
        @Nullable String level,
        @Nullable String levelFrom,
        @Nullable Instant levelSince,
        String phase,
        @Nullable Instant phaseSince) {

    /** Phases that the core itself enters; a plan must have them (domain.md §1.3). */
    public static final String INTAKE = "intake";

    public static final String INITIAL_ASSESSMENT = "initialAssessment";
    public static final String PLAN_ACTIVATED = "planActivated";
    public static final String AFTERCARE = "aftercare";

    public static Course before() {
        return new Course(null, null, null, null, null, null, null, null, INTAKE, null);
    }

    public Course opened(Person by, Instant at) {
        return new Course(at, by, acknowledgedAt, activatedAt, endedAt, level, levelFrom, levelSince, phase, at);
    }

    public Course acknowledged(Instant at) {
        return new Course(
                openedAt, openedBy, at, activatedAt, endedAt, level, levelFrom, levelSince, phase, phaseSince);
    }

    public Course activated(Instant at) {
        return new Course(
                openedAt, openedBy, acknowledgedAt, at, endedAt, level, levelFrom, levelSince, phase, phaseSince);
    }

    public Course ended(@Nullable Instant at) {
        return new Course(
                openedAt, openedBy, acknowledgedAt, activatedAt, at, level, levelFrom, levelSince, phase, phaseSince);
    }

    public Course at(String newLevel, Instant at) {
        return new Course(
                openedAt, openedBy, acknowledgedAt, activatedAt, endedAt, newLevel, level, at, phase, phaseSince);
    }

    public Course in(String newPhase, Instant at) {
        return new Course(
                openedAt, openedBy, acknowledgedAt, activatedAt, endedAt, level, levelFrom, levelSince, newPhase, at);
    }
}
