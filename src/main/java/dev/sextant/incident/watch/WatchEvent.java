package dev.sextant.incident.watch;

import dev.sextant.incident.Event;

/** What time brings about: a deadline that passed or got longer, a level that the rules now suggest. */
public sealed interface WatchEvent extends Event
        permits DeadlineMissed, DeadlineEscalated, LimitExtended, LevelSuggested, SuggestionRepeated {}
