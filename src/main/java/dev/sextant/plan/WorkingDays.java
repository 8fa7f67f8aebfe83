package dev.sextant.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;

/**
 * On which days the organisation works; limits in working days are counted by it.
 *
 * @param weekend days of the week without work
 * @param holidays days without work whatever the day of the week
 * @param makeUpDays days of work although the day of the week says otherwise (调休)
 */
public record WorkingDays(Set<DayOfWeek> weekend, Set<LocalDate> holidays, Set<LocalDate> makeUpDays) {

    /** Saturday and Sunday are free, and nothing else is known. */
    static final WorkingDays USUAL = new WorkingDays(Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of(), Set.of());

    public WorkingDays {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
        makeUpDays = Set.copyOf(makeUpDays);
    }

    /** The same time of day on the {@code days}-th working day after the day of {@code from}. */
    Instant after(Instant from, int days, ZoneId zone) {
        ZonedDateTime day = from.atZone(zone);
        for (int left = days; left > 0; ) {
            day = day.plusDays(1);
            left -= works(day.toLocalDate()) ? 1 : 0;
        }
        return day.toInstant();
    }

    private boolean works(LocalDate day) {
        return makeUpDays.contains(day) || (!weekend.contains(day.getDayOfWeek()) && !holidays.contains(day));
    }
}
