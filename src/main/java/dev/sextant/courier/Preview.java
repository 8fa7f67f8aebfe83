package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Enumeration;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Publication;
import dev.sextant.plan.Publication.Delivery;
import dev.sextant.plan.RecordType;
import dev.sextant.press.Release;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each channel gets, or got, of a text: shown to those who decide on it before it leaves the house. */
public final class Preview {
    /** Of a node that sends nothing. */
    public static final Preview NONE = new Preview(List.of(), Map.of());

    private static final String NO_KEY = "00000000-0000-0000-0000-000000000000";

    private final List<Channel> channels;
    private final Map<String, Outlet> outlets;

    Preview(List<Channel> channels, Map<String, Outlet> outlets) {
        this.channels = channels;
        this.outlets = outlets;
    }

    /**
     * For a record as it stands: {@code channels}, each with name, kind, what it stands for, to how many addresses, and the
     * messages word for word as they would go out now; {@code byHand}, what the text names and nobody configured.
     * Empty when nothing of its type goes out.
     */
    public Optional<Map<String, Object>> of(Incident incident, String id, Instant now) {
        Publication publication = incident.plan().publication();
        BoardRecord text = incident.record(id);
        Delivery delivery = publication == null ? null : publication.delivery();
        if (publication == null
                || delivery == null
                || text == null
                || !publication.of().equals(text.type())) {
            return Optional.empty();
        }
        Release out = Release.byRecord(incident).get(id);
        Release release = out == null ? Release.asIf(incident, text, now) : out;
        if (release == null) {
            return Optional.empty();
        }
        var preview = new LinkedHashMap<String, Object>();
        preview.put("released", out != null);
        preview.put(
                "channels",
                Errands.over(channels, text, delivery.through()).stream()
                        .map(channel -> shown(incident, release, channel))
                        .toList());
        preview.put("byHand", byHand(incident, text, delivery));
        return Optional.of(preview);
    }

    /** In the plan's words. */
    private List<Object> byHand(Incident incident, BoardRecord text, Delivery delivery) {
        RecordType type = incident.plan().type(text.type());
        Field through = type == null ? null : type.fields().get(delivery.through());
        Enumeration values = through == null ? null : incident.plan().enums().get(through.of());
        var left = new ArrayList<Object>();
        for (String each : Errands.byHand(channels, text, delivery.through())) {
            Label word = values == null ? null : values.values().get(each);
            left.add(word == null ? each : word);
        }
        return left;
    }

    private Map<String, Object> shown(Incident incident, Release release, Channel channel) {
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", channel.name());
        shown.put("kind", channel.kind().id());
        shown.put("standsFor", channel.standsFor());
        if (channel.kind() == Channel.Kind.MAIL) {
            shown.put("from", channel.from());
            shown.put("recipients", (long) channel.to().size());
        }
        Outlet outlet = outlets.get(channel.name());
        shown.put("messages", outlet == null ? List.of() : outlet.shown(Letter.of(incident, release, NO_KEY, channel)));
        return shown;
    }
}
