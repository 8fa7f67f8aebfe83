package dev.sextant.plan;

import java.util.List;

/** What came of loading a plan: the plan, or everything that is wrong with it. */
public sealed interface PlanResult {
    record Loaded(Plan plan) implements PlanResult {}

    /** All mistakes, by file, line and column; at least one. */
    record Faulty(List<PlanProblem> problems) implements PlanResult {
        public Faulty {
            problems = List.copyOf(problems);
        }
    }
}
