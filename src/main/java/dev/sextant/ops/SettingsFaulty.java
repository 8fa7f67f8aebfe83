package dev.sextant.ops;

import java.util.List;

/** The settings cannot be used. Each fault says where it is, what is wrong and what would be right; all at once. */
public final class SettingsFaulty extends RuntimeException {
    private final List<String> faults;

    SettingsFaulty(List<String> faults) {
        super(String.join("\n", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
