package dev.sextant.ops;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The settings cannot be used. Each fault says where it is, what is wrong and what would be right; all at once. */
public final class SettingsFaulty extends RuntimeException {
    private final List<Said> faults;

    SettingsFaulty(List<Said> faults) {
        super(in(faults, Locale.ENGLISH));
        this.faults = List.copyOf(faults);
    }

    /** Each in English. */
    public List<String> faults() {
        return faults.stream().map(Said::en).toList();
    }

    /** All of them, a line each, for a reader of this language. */
    public String in(Locale reader) {
        return in(faults, reader);
    }

    private static String in(List<Said> faults, Locale reader) {
        return faults.stream().map(fault -> fault.in(reader)).collect(Collectors.joining("\n"));
    }
}
