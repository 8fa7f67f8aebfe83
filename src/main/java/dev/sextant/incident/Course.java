package dev.sextant.incident;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/**
 * Where the incident stands as a whole.
 *
 * @param openedAt when its intake was saved; null only before that
 * @param acknowledgedAt when the leader or a deputy took note of the intake
 * @param assessment the newest initial assessment; null before the first
 * @param activatedAt T0, when the plan was activated
 * @param commandPost where the command sits; null before activation
 * @param firstInstructions what every group was told with the activation; null: nothing
 * @param endProposed who asked to end the response; null when nobody did since it runs
 * @param endedAt when the response ended; null while it runs, and again when people gathered once more
 * @param pauses when the response had ended and was reopened, oldest first: its clocks stood still
 * @param levels every level that the leader decided, with its time, oldest first
 * @param phase the headline phase
 */
public record Course(
        @Nullable Instant openedAt,
        @Nullable Person openedBy,
        @Nullable Instant acknowledgedAt,
        @Nullable Assessment assessment,
        @Nullable Instant activatedAt,
        @Nullable String commandPost,
        @Nullable String firstInstructions,
        @Nullable Proposal endProposed,
        @Nullable Instant endedAt,
        PVector<Pause> pauses,
        PVector<LevelDecided> levels,
        String phase,
        @Nullable Instant phaseSince) {

    /** Phases that the core itself enters; a plan must have them (domain.md §1.3). */
    public static final String INTAKE = "intake";

    public static final String INITIAL_ASSESSMENT = "initialAssessment";
    public static final String PLAN_ACTIVATED = "planActivated";
    public static final String AFTERCARE = "aftercare";

    /** Entered when the leader decides not to activate; a plan may do without it. */
    public static final String HANDLED_DAILY = "handledDaily";

    /** A level, since when it was the one, and who decided it for what reason; with the activation none is given. */
    public record LevelDecided(
            String level, Instant at, Person by, @Nullable String reason) {}

    /**
     * How serious it is at first sight (domain.md §3.1).
     *
     * @param suggested the level that whoever assessed it suggests
     * @param decided the level that the leader decided on; null: this is advice
     * @param activate whether the plan should be activated
     */
    public record Assessment(
            @Nullable String suggested,
            @Nullable String decided,
            @Nullable String possibleImpact,
            boolean activate,
            @Nullable String reason,
            Person by,
            Instant at) {}

    /** The response had ended, and was reopened. */
    public record Pause(Instant endedAt, Instant reopenedAt) {

        /** For how long it stood still after this instant. */
        public Duration after(Instant from) {
            return Duration.between(endedAt.isAfter(from) ? endedAt : from, reopenedAt);
        }
    }

    /** Who asked for something that another decides, and when. */
    public record Proposal(Person by, Instant at) {}

    public static Course before() {
        return new Course(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                TreePVector.empty(),
                TreePVector.empty(),
                INTAKE,
                null);
    }

    /** The level decided by the leader; null before activation. */
    public @Nullable String level() {
        return levels.isEmpty() ? null : levels.get(levels.size() - 1).level();
    }

    /** The level before that; null at the first. */
    public @Nullable String levelFrom() {
        return levels.size() < 2 ? null : levels.get(levels.size() - 2).level();
    }

    /** The last decision on the level; null before activation. */
    public @Nullable LevelDecided levelDecided() {
        return levels.isEmpty() ? null : levels.get(levels.size() - 1);
    }

    public @Nullable Instant levelSince() {
        return levels.isEmpty() ? null : levels.get(levels.size() - 1).at();
    }

    /** When the response was reopened last; null: never. */
    public @Nullable Instant reopenedAt() {
        return pauses.isEmpty() ? null : pauses.get(pauses.size() - 1).reopenedAt();
    }

    /** An end counted from an instant, put off by the time that the response stood still before it was reached. */
    public Instant putOff(Instant from, Instant end) {
        Instant due = end;
        for (Pause pause : pauses) {
            if (pause.reopenedAt().isAfter(from) && due.isAfter(pause.endedAt())) {
                due = due.plus(pause.after(from));
            }
        }
        return due;
    }

    public Course opened(Person by, Instant at) {
        return new Course(
                at,
                by,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                endProposed,
                endedAt,
                pauses,
                levels,
                phase,
                at);
    }

    public Course acknowledged(Instant at) {
        return new Course(
                openedAt,
                openedBy,
                at,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                endProposed,
                endedAt,
                pauses,
                levels,
                phase,
                phaseSince);
    }

    public Course assessed(Assessment newAssessment) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                newAssessment,
                activatedAt,
                commandPost,
                firstInstructions,
                endProposed,
                endedAt,
                pauses,
                levels,
                phase,
                phaseSince);
    }

    /** Whoever activates the plan has taken note of the intake, too. */
    public Course activated(@Nullable String post, @Nullable String instructions, Instant at) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt == null ? at : acknowledgedAt,
                assessment,
                at,
                post,
                instructions,
                endProposed,
                endedAt,
                pauses,
                levels,
                phase,
                phaseSince);
    }

    public Course proposedEnd(Proposal proposal) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                proposal,
                endedAt,
                pauses,
                levels,
                phase,
                phaseSince);
    }

    /** Ended; no proposal waits any more. */
    public Course ended(Instant at) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                null,
                at,
                pauses,
                levels,
                phase,
                phaseSince);
    }

    /** Running again; how long it stood still is kept. */
    public Course reopened(Instant at) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                null,
                null,
                endedAt == null ? pauses : pauses.plus(new Pause(endedAt, at)),
                levels,
                phase,
                phaseSince);
    }

    public Course at(LevelDecided decided) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                endProposed,
                endedAt,
                pauses,
                levels.plus(decided),
                phase,
                phaseSince);
    }

    public Course in(String newPhase, Instant at) {
        return new Course(
                openedAt,
                openedBy,
                acknowledgedAt,
                assessment,
                activatedAt,
                commandPost,
                firstInstructions,
                endProposed,
                endedAt,
                pauses,
                levels,
                newPhase,
                at);
    }
}
