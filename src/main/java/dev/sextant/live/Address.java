package dev.sextant.live;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name under which a view of an incident is registered for: {@code incident.<id>.<view>}. */
record Address(String incident, String view) {
    static final int LONGEST = 160;
    static final String FORM = "incident\\.([A-Za-z0-9-]{1,40})\\.([A-Za-z][A-Za-z0-9]*(?:\\.[A-Za-z0-9_-]{1,60})?)";
    private static final Pattern PATTERN = Pattern.compile(FORM);

    static Optional<Address> of(String text) {
        Matcher parts = PATTERN.matcher(text);
        return parts.matches() ? Optional.of(new Address(parts.group(1), parts.group(2))) : Optional.empty();
    }

    /** What kind of screen shows the view: wall, board, field, approvals, log. */
    String screen() {
        return view.split("\\.", 2)[0];
    }

    @Override
    public String toString() {
        return "incident." + incident + "." + view;
    }
}
