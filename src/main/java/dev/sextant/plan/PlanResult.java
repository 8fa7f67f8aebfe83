package dev.sextant.plan;

import java.util.List;

/** What came of loading a plan: the plan, or everything that is wrong with it. */
public sealed interface PlanResult {
    /** The plan's languages, the first one first; none when a mistake keeps them from being read. */
    List<String> languages();

    record Loaded(Plan plan) implements PlanResult {
        @Override
        public List<String> languages() {
            return plan.languages();
        }
    }

    /**
     * All mistakes, by file, line and column; at least one.
     *
     * @param first what was found first: where there are many, mostly their cause
     */
    record Faulty(List<PlanProblem> problems, PlanProblem first, List<String> languages) implements PlanResult {
        public Faulty {
            problems = List.copyOf(problems);
            languages = List.copyOf(languages);
        }
    }
}
