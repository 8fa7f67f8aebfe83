/**
 * What is agreed: an organisation's emergency plan as data. Here live the plan's model (records, all unmodifiable and
 * in the order in which the plan lists things), its reading from YAML with the place of every mistake, and its
 * expressions (CEL), compiled once when the plan is loaded.
 *
 * <p>Pure: texts come in, a {@link dev.sextant.plan.Plan} or a list of {@link dev.sextant.plan.PlanProblem}s goes out.
 * No files, no clock, no randomness. Enter by {@link dev.sextant.plan.PlanLoader}.
 */
@NullMarked
package dev.sextant.plan;

import org.jspecify.annotations.NullMarked;
