package dev.sextant.press;

import dev.sextant.plan.Plan;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A released text as it is told to somebody who does not come to the public page: in plain words, each language of its own
 * after the other.
 *
 * @param subject one line: whose it is and what it is called, marked when it is corrected, withdrawn or of a demo
 * @param text the whole, beginning with that line
 */
public record Bulletin(String subject, String text) {
    private static final String BETWEEN_LANGUAGES = "\n\n— — —\n\n";

    /**
     * What is told of a release.
     *
     * @param releases all of its incident, which it may correct or be corrected by
     * @param languages in which it is told; none: in the plan's own. One in which the text does not differ from an earlier one
     *     is left out
     */
    public static Bulletin of(Plan plan, Release release, Collection<Release> releases, List<String> languages) {
        var blocks = new ArrayList<String>();
        var said = new ArrayList<String>();
        String subject = "";
        for (String language :
                languages.isEmpty() ? Phrases.spoken(plan.languages()).subList(0, 1) : languages) {
            Told told = new Told(publisher(plan, language), List.copyOf(releases));
            String own = told.said(release);
            if (!said.contains(own)) {
                said.add(own);
                String line = told.headline(release);
                subject = subject.isEmpty() ? line : subject;
                blocks.add(line + "\n" + told.dateline(release) + "\n\n" + told.text(release));
            }
        }
        return new Bulletin(subject, String.join(BETWEEN_LANGUAGES, blocks));
    }

    private static Publisher publisher(Plan plan, String language) {
        Plan.Organisation organisation = plan.organisation();
        if (organisation == null) {
            throw new IllegalStateException("a plan with a publication has an organisation");
        }
        return new Publisher(organisation.id(), organisation.name(), List.of(language), plan.zone());
    }
}
