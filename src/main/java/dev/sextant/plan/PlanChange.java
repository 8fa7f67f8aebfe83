package dev.sextant.plan;

/**
 * One difference between two plans, in words.
 *
 * @param section what it is about: a record type, the time limits, the team's groups
 * @param text what was added, removed or changed
 * @param place where it stands in the new plan; for what was removed, in the old one
 */
public record PlanChange(Kind kind, String section, String text, Place place) {
    public enum Kind {
        ADDED('+'),
        REMOVED('-'),
        CHANGED('~');

        private final char sign;

        Kind(char sign) {
            this.sign = sign;
        }

        public char sign() {
            return sign;
        }
    }

    @Override
    public String toString() {
        return kind.sign() + " " + text + "   " + place.file() + ":" + place.line();
    }
}
