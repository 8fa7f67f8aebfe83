package dev.sextant.plan;

import java.util.List;

/**
 * A phase of an incident.
 *
 * @param strip whether the wall's phase strip shows it
 * @param end whether an incident in it is over
 * @param order place in the listed order, from 0
 */
public record Phase(String id, Label label, boolean strip, boolean end, int order) {
    public static final String INTAKE = "intake";
    public static final String INITIAL_ASSESSMENT = "initialAssessment";
    public static final String PLAN_ACTIVATED = "planActivated";
    public static final String AFTERCARE = "aftercare";

    /** The phases that acts lead to by themselves: opening, acknowledging, activating, ending. Every plan has them. */
    public static final List<String> NEEDED = List.of(INTAKE, INITIAL_ASSESSMENT, PLAN_ACTIVATED, AFTERCARE);
}
