package dev.sextant.plan;

import org.jspecify.annotations.Nullable;

/**
 * Which record type says that somebody hands over at the end of a shift, and what its fields mean. What is assigned to them
 * goes along by a step of its own life cycle: one that asks for the {@linkplain RecordType#assignee() assignee}.
 *
 * @param record the record type
 * @param from its field of kind person: who hands over
 * @param to its field of kind person: who takes over
 * @param items its list: what is open
 * @param item the text of an entry of that list
 * @param note its text: what else to mind; null: not asked
 */
public record Handover(
        String record,
        String from,
        String to,
        String items,
        String item,
        @Nullable String note) {}
