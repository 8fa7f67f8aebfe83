package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * How the rules make one suggestion.
 *
 * @param accumulate so many rules giving the same level suggest the next higher one; 0: never
 * @param holdMinutes so long a lower suggestion must hold before the level may be lowered
 * @param answerMinutes so long a higher suggestion may stay unanswered
 * @param staleWhen the suggestion rests on data that are too old
 */
public record LevelPolicy(
        int accumulate,
        int holdMinutes,
        int answerMinutes,
        @Nullable Expression staleWhen) {}
