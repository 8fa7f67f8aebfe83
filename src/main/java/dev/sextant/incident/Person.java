package dev.sextant.incident;

import dev.sextant.plan.Label;

/** Who did something, as events remember it: the account and the name that it had then. */
public record Person(String id, Label name) {}
