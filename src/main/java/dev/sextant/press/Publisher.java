package dev.sextant.press;

import dev.sextant.plan.Label;
import java.time.ZoneId;
import java.util.List;

/**
 * Whose page it is.
 *
 * @param id its place in the address
 * @param languages those in which the page is written, the house's own first
 * @param zone in which its times are told
 */
public record Publisher(String id, Label name, List<String> languages, ZoneId zone) {
    public Publisher {
        languages = List.copyOf(languages);
    }

    /** The address of the page in a language, of a feed, or with no name the page in the house's own language. */
    String address(String form) {
        return "/public/" + id + (form.isEmpty() ? "" : "/" + form);
    }

    /** The form of the page in a language: the house's own has none. */
    String form(String language) {
        return language.equals(languages.get(0)) ? "" : language;
    }
}
