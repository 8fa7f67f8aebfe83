package dev.sextant.plan;

import java.util.Arrays;
import java.util.List;

/** The general acts that are not done to a record; a plan's {@code acts} say who may do each of them. */
public enum Act {
    OPEN_INCIDENT("openIncident"),
    ACKNOWLEDGE_INTAKE("acknowledgeIntake"),
    ACTIVATE_PLAN("activatePlan"),
    SET_LEVEL("setLevel"),
    RAISE_LEVEL("raiseLevel"),
    ENTER_PHASE("enterPhase"),
    CHECK_IN("checkIn"),
    END_RESPONSE("endResponse"),
    RULE_ON_CONFLICT("ruleOnConflict");

    private final String id;

    Act(String id) {
        this.id = id;
    }

    /** The act's name in plans and commands. */
    public String id() {
        return id;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(Act::id).toList();
    }
}
