package dev.sextant.people;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/**
 * How long sessions last: without use, and in any case.
 *
 * @param byRole limits of their own, by the role's id; who has several roles gets the shortest of each
 */
public record SessionLimits(Duration idle, Duration absolute, Map<String, Span> byRole) {
    /** A paired wall is forgotten when it was dark for so long; while it is on it never logs out. */
    static final Span DISPLAY = new Span(Duration.ofDays(400), Duration.ofDays(36_500));

    /** Whoever came by a code for helpers; the end of the incident ends it in any case. */
    static final Span GUEST = new Span(Duration.ofHours(12), Duration.ofHours(72));

    public record Span(Duration idle, Duration absolute) {
        Span shorter(Span other) {
            return new Span(
                    idle.compareTo(other.idle) <= 0 ? idle : other.idle,
                    absolute.compareTo(other.absolute) <= 0 ? absolute : other.absolute);
        }
    }

    public SessionLimits {
        byRole = Map.copyOf(byRole);
    }

    public SessionLimits(Duration idle, Duration absolute) {
        this(idle, absolute, Map.of());
    }

    Span of(Collection<String> roles) {
        Span standard = new Span(idle, absolute);
        return roles.stream()
                .map(role -> byRole.get(role.split("@", 2)[0]))
                .filter(own -> own != null)
                .reduce(Span::shorter)
                .orElse(standard);
    }
}
