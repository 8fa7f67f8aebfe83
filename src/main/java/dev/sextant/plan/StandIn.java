package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * When somebody acts in another's place: a role that nobody is given as an account's, but has in an incident as long as
 * the plan says so (domain.md §2.1: "if delegated", "if the leader is unreachable").
 *
 * @param among the role that one must hold to have this one too
 * @param people the accounts that have it now
 * @param always when everybody of {@code among} has it
 */
public record StandIn(
        String among, Expression people, @Nullable Expression always) {}
