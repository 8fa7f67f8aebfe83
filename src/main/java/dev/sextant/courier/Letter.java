package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Plan;
import dev.sextant.press.Bulletin;
import dev.sextant.press.Release;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one channel is told of one text.
 *
 * @param key the same for every try
 * @param languages in which this channel is told
 */
record Letter(String key, Plan plan, Release release, List<Release> releases, List<String> languages) {

    /** What is true of the text in this incident. */
    static Letter of(Incident incident, Release release, String key, Channel channel) {
        return new Letter(
                key,
                incident.plan(),
                release,
                List.copyOf(Release.byRecord(incident).values()),
                channel.languages());
    }

    static @Nullable Letter of(Incident incident, BoardRecord text, String key, Channel channel) {
        Map<String, Release> all = Release.byRecord(incident);
        Release release = all.get(text.id());
        return release == null ? null : of(incident, release, key, channel);
    }

    Bulletin bulletin() {
        return Bulletin.of(plan, release, releases, languages);
    }

    Bulletin bulletin(String language) {
        return Bulletin.of(plan, release, releases, List.of(language));
    }
}
