package dev.sextant.incident.watch;

import dev.sextant.incident.Event;

/** What the product itself notes: a deadline that passed, a level that the rules now suggest. */
public sealed interface WatchEvent extends Event permits DeadlineMissed, LevelSuggested {}
