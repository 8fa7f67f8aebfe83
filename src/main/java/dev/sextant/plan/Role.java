package dev.sextant.plan;

/** A role that a person holds in an incident, for the whole incident or for one group ({@code groupHead@onSite}). */
public record Role(String id, Label label, Scope scope) {
    public enum Scope {
        INCIDENT,
        GROUP
    }
}
