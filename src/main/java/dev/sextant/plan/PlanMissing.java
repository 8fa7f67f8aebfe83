package dev.sextant.plan;

/**
 * The version of the plan that an incident was opened with is not at hand. Under another plan the incident would look whole
 * and be wrong: levels, phases and records that the other plan does not know are left out without a word. So it is not shown
 * at all until the version is there. An answer, not a defect: it carries no stack.
 */
public final class PlanMissing extends RuntimeException {
    private final String version;

    public PlanMissing(String version) {
        super("version " + version + " of the plan is not at hand", null, false, false);
        this.version = version;
    }

    public String version() {
        return version;
    }
}
