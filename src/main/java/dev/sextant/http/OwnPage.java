package dev.sextant.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A page of this site, with what it is to show: never another host, never a scheme. */
final class OwnPage {
    private static final Pattern PAGE =
            Pattern.compile("/(?:[A-Za-z0-9][A-Za-z0-9/._-]*)?(?:[?][A-Za-z0-9/._=&%-]*)?(?:#[A-Za-z0-9/._-]*)?");

    private static final int LONGEST = 500;

    private OwnPage() {}

    /** The page that was asked for, or the first page. */
    static String of(@Nullable String asked) {
        return asked != null && asked.length() <= LONGEST && PAGE.matcher(asked).matches() ? asked : "/";
    }
}
