package dev.sextant.plan;

/** Where something stands in a plan: a file, its line and column, both from 1. */
public record Place(String file, int line, int column) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column;
    }
}
