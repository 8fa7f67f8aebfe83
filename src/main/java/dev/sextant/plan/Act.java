package dev.sextant.plan;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The general acts that are not done to a record; a plan's {@code acts} say who may do each of them. A small plan may
 * leave out the later ones: whoever may do the act behind them may do them too.
 */
public enum Act {
    OPEN_INCIDENT("openIncident"),
    ACKNOWLEDGE_INTAKE("acknowledgeIntake"),
    ACTIVATE_PLAN("activatePlan"),
    SET_LEVEL("setLevel"),
    RAISE_LEVEL("raiseLevel"),
    ENTER_PHASE("enterPhase"),
    CHECK_IN("checkIn"),
    END_RESPONSE("endResponse"),
    RULE_ON_CONFLICT("ruleOnConflict"),
    /** Writes down the initial assessment; deciding on it is for whoever may activate the plan. */
    ASSESS("assess", ACKNOWLEDGE_INTAKE),
    /** Puts right what the first report said of the incident. */
    AMEND_INTAKE("amendIntake", ACKNOWLEDGE_INTAKE),
    /** Answers the call-out for oneself; for somebody else of the group: {@link #CHANGE_ROSTER}. */
    ANSWER_CALL("answerCall", CHECK_IN),
    /** Does without a group that was called out. */
    WAIVE_GROUP("waiveGroup", ACTIVATE_PLAN),
    /** Names other people for a group, and answers the call-out for them. */
    CHANGE_ROSTER("changeRoster", ACTIVATE_PLAN),
    /** Goes back to an earlier phase; from aftercare that reopens the response. */
    GO_BACK("goBack", END_RESPONSE),
    /** Asks the one who decides to end the response. */
    PROPOSE_END("proposeEnd", END_RESPONSE),
    /** Gives a running time limit more time, once. */
    EXTEND_LIMIT("extendLimit", SET_LEVEL),
    /** Shows a code by which helpers join a group on their own phones ({@link Role#GUEST}), and sees who came by it. */
    INVITE_GUEST("inviteGuest", CHANGE_ROSTER),
    /** Lets a wall display in that shows its code ({@link Role#DISPLAY}). */
    PAIR_DISPLAY("pairDisplay", SET_LEVEL);

    private final String id;
    private final @Nullable Act behind;

    Act(String id) {
        this(id, null);
    }

    Act(String id, @Nullable Act behind) {
        this.id = id;
        this.behind = behind;
    }

    /** The act's name in plans and commands. */
    public String id() {
        return id;
    }

    /** Whose people may do this one where a plan does not name it; null: a plan must name it. */
    @Nullable Act behind() {
        return behind;
    }

    /** The role that the act gives somebody: a plan without it has no such act. Null: it gives none. */
    @Nullable String gives() {
        return this == INVITE_GUEST ? Role.GUEST : this == PAIR_DISPLAY ? Role.DISPLAY : null;
    }

    /** The acts that can start records: those that happen to the incident once they are accepted. */
    static List<String> startingIds() {
        return List.of(
                ACKNOWLEDGE_INTAKE.id, ACTIVATE_PLAN.id, SET_LEVEL.id, ENTER_PHASE.id, END_RESPONSE.id, ASSESS.id);
    }

    /** The act of this name; null for null, and for a name that is none. */
    static @Nullable Act of(@Nullable String id) {
        return Arrays.stream(values())
                .filter(act -> act.id.equals(id))
                .findFirst()
                .orElse(null);
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Act::id).toList();
    }
}
