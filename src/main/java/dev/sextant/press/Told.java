package dev.sextant.press;

import dev.sextant.plan.Label;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What both feeds say, in the house's own language: each statement with what a reader must know before its text. */
final class Told {
    /** A feed is news, not an archive. */
    private static final int NEWEST = 50;

    private final Publisher publisher;
    private final List<Release> releases;
    private final Phrases say;
    private final Map<UUID, Release> known = new HashMap<>();

    Told(Publisher publisher, List<Release> releases) {
        this.publisher = publisher;
        this.releases = releases.subList(0, Math.min(NEWEST, releases.size()));
        this.say = new Phrases(publisher.languages().get(0), publisher.zone());
        releases.forEach(release -> known.put(release.key(), release));
    }

    List<Release> releases() {
        return releases;
    }

    String id() {
        byte[] name = ("public/" + publisher.id()).getBytes(StandardCharsets.UTF_8);
        return "urn:uuid:" + UUID.nameUUIDFromBytes(name);
    }

    String name() {
        return say.of(publisher.name());
    }

    String tag() {
        return say.say("tag");
    }

    String title() {
        return say.say("title") + " – " + name();
    }

    /** When something changed last; the beginning of time when nothing was ever said. */
    Instant updated() {
        return releases.stream().map(Release::since).max(Instant::compareTo).orElse(Instant.EPOCH);
    }

    String kind(Label kind) {
        return say.of(kind);
    }

    String link(Release release) {
        return publisher.address("") + "#s-" + release.key();
    }

    String title(Release release) {
        String mark = switch (release.standing()) {
            case STANDS -> "";
            case CORRECTED -> "[" + say.say("corrected") + "] ";
            case WITHDRAWN -> "[" + say.say("withdrawn") + "] ";
        };
        return (release.demo() ? "[" + say.say("demo") + "] " : "")
                + mark
                + in(release).title();
    }

    /** The first line of what is told by itself, away from the page: whose words these are, and what they are called. */
    String headline(Release release) {
        return say.quoted(name()) + title(release);
    }

    /** What sort of statement it is, and when it was published. */
    String dateline(Release release) {
        String at = say.say("published") + say.time(release.publishedAt());
        return release.kind() == null ? at : kind(release.kind()) + say.between() + at;
    }

    /** The title and text alone. */
    String said(Release release) {
        return in(release).title() + '\n' + in(release).text();
    }

    private Release.Said in(Release release) {
        return release.in(publisher.languages().get(0));
    }

    String text(Release release) {
        var text = new StringBuilder();
        switch (release.standing()) {
            case STANDS -> {
                line(text, "corrects", other(release.corrects()));
                line(text, "wrong", release.wrong());
            }
            case CORRECTED -> {
                String other = other(release.correctedBy());
                text.append(say.say(other == null ? "correctedOnly" : "correctedBy", release.since()));
                text.append(other == null ? "" : other)
                        .append('\n')
                        .append(say.say("replaced"))
                        .append('\n');
            }
            case WITHDRAWN -> {
                text.append(say.say("withdrawnAt", release.since())).append('\n');
                line(text, "", release.notice());
                text.append(say.say("gone")).append('\n');
            }
        }
        text.append(text.isEmpty() ? "" : "\n").append(in(release).text());
        if (release.standing() == Release.Standing.STANDS && release.contact() != null) {
            text.append("\n\n").append(say.say("contact")).append(release.contact());
        }
        return text.toString();
    }

    private @Nullable String other(@Nullable UUID key) {
        Release other = key == null ? null : known.get(key);
        return other == null ? null : in(other).title() + say.between() + say.time(other.publishedAt());
    }

    private void line(StringBuilder text, String word, @Nullable String said) {
        if (said != null) {
            text.append(word.isEmpty() ? "" : say.say(word)).append(said).append('\n');
        }
    }
}
