package dev.sextant.courier;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.ops.Channel;
import dev.sextant.plan.Lifecycle;
import dev.sextant.plan.Publication;
import dev.sextant.plan.Publication.Delivery;
import dev.sextant.plan.RecordType;
import dev.sextant.press.Release;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done for an incident, read from its journal: a released text that no record says anything about is to be
 * announced, one that waits is to be carried, one that waits for nothing is settled. Asked twice, it says the same.
 *
 * <p>What is published goes over every channel that stands for one of the text's own. That it was corrected or withdrawn
 * goes where the text went; people hear of a correction once, from the text that takes its place, if that comes the same way.
 */
final class Errands {
    private final Incident incident;
    private final Publication publication;
    private final Delivery delivery;
    private final RecordType type;
    private final List<Channel> channels;
    private final Instant now;
    private final Pace pace;
    private final Map<String, Release> releases;
    private final List<BoardRecord> known;
    private final List<Errand> errands = new ArrayList<>();

    private Errands(
            Incident incident,
            Publication publication,
            Delivery delivery,
            RecordType type,
            List<Channel> channels,
            Instant now,
            Pace pace) {
        this.incident = incident;
        this.publication = publication;
        this.delivery = delivery;
        this.type = type;
        this.channels = channels;
        this.now = now;
        this.pace = pace;
        this.releases = Release.byRecord(incident);
        this.known = incident.records().ofType(type.id());
    }

    static List<Errand> of(Incident incident, List<Channel> channels, Instant now, Pace pace) {
        Publication publication = incident.plan().publication();
        Delivery delivery = publication == null ? null : publication.delivery();
        RecordType type = delivery == null ? null : incident.plan().type(delivery.of());
        if (publication == null || delivery == null || type == null) {
            return List.of();
        }
        return new Errands(incident, publication, delivery, type, channels, now, pace).all();
    }

    private List<Errand> all() {
        releases.forEach((id, release) -> {
            BoardRecord text = incident.record(id);
            if (text != null && !(incident.ended() && old(release, now))) {
                channels.stream()
                        .filter(channel -> due(text, release, channel))
                        .forEach(channel -> errands.add(new Errand.Announce(text, channel, key(text, channel))));
            }
        });
        var taken = new HashSet<String>();
        for (BoardRecord outgoing : known) {
            // In the order in which they were released: nothing overtakes on one channel.
            if (open(outgoing) && taken.add(text(outgoing, delivery.channel()))) {
                goOn(outgoing);
            }
        }
        return List.copyOf(errands);
    }

    private boolean due(BoardRecord text, Release release, Channel channel) {
        if (!goesOver(text, delivery.through(), channel)) {
            return false;
        }
        if (publication.standing().contains(text.state())) {
            return find(text, channel, publication.standing()) == null;
        }
        BoardRecord first = find(text, channel, publication.standing());
        boolean went = first != null && attempts(first) > 0;
        return went && find(text, channel, List.of(text.state())) == null && !toldByTheNext(release, channel);
    }

    /** A correction says itself what it corrects; a machine must hear that the old text is no longer right. */
    private boolean toldByTheNext(Release release, Channel channel) {
        if (release.correctedBy() == null || channel.kind() == Channel.Kind.WEBHOOK) {
            return false;
        }
        for (Map.Entry<String, Release> each : releases.entrySet()) {
            BoardRecord next = incident.record(each.getKey());
            if (each.getValue().key().equals(release.correctedBy()) && next != null) {
                return goesOver(next, delivery.through(), channel);
            }
        }
        return false;
    }

    static boolean goesOver(BoardRecord text, String through, Channel channel) {
        return text.fields().get(through) instanceof List<?> list
                && list.stream().anyMatch(each -> channel.standsFor().contains(String.valueOf(each)));
    }

    private @Nullable BoardRecord find(BoardRecord text, Channel channel, List<String> events) {
        for (BoardRecord each : known) {
            if (text.id().equals(text(each, delivery.text()))
                    && channel.name().equals(text(each, delivery.channel()))
                    && events.contains(text(each, delivery.event()))) {
                return each;
            }
        }
        return null;
    }

    /** Whether the next step is the courier's. */
    private boolean open(BoardRecord outgoing) {
        return may(outgoing, delivery.begin());
    }

    private void goOn(BoardRecord outgoing) {
        boolean underWay = may(outgoing, delivery.sent());
        if (underWay && now.isBefore(outgoing.updatedAt().plus(pace.lease()))) {
            return;
        }
        BoardRecord text = incident.record(text(outgoing, delivery.text()));
        Release release = text == null ? null : releases.get(text.id());
        Channel channel = channel(outgoing);
        if (channel == null) {
            // Another node may know it already, or still: it is given time to begin.
            if (!now.isBefore(outgoing.updatedAt().plus(pace.lease()))) {
                settle(outgoing, delivery.failed(), Delivery.REMOVED);
            }
        } else if (text == null || release == null || !stillSo(outgoing, text)) {
            settle(outgoing, delivery.withheld(), Delivery.OVERTAKEN);
        } else if (incident.demo()) {
            settle(outgoing, delivery.withheld(), Delivery.DEMO);
        } else if (attempts(outgoing) == 0 && untouched(outgoing) && old(release, outgoing.createdAt())) {
            settle(outgoing, delivery.failed(), Delivery.LATE);
        } else if (underWay || !now.isBefore(nextTry(outgoing))) {
            errands.add(new Errand.Carry(outgoing, text, channel));
        }
    }

    /** What may not be settled in its state is carried on: at worst something is told twice. */
    private void settle(BoardRecord outgoing, String move, String failure) {
        if (may(outgoing, move)) {
            errands.add(new Errand.Settle(outgoing, move, failure));
        } else if (may(outgoing, delivery.failed())) {
            errands.add(new Errand.Settle(outgoing, delivery.failed(), failure));
        }
    }

    /** Whether what is to be told is still true: a text that was withdrawn meanwhile does not go out as if it stood. */
    private boolean stillSo(BoardRecord outgoing, BoardRecord text) {
        String event = text(outgoing, delivery.event());
        return publication.standing().contains(event)
                ? publication.standing().contains(text.state())
                : event.equals(text.state());
    }

    /** After a try that failed there is a pause; a person who repeats does not wait. */
    private Instant nextTry(BoardRecord outgoing) {
        BoardRecord.Change last = outgoing.history().get(outgoing.history().size() - 1);
        return delivery.later().equals(last.move())
                ? outgoing.updatedAt().plus(pace.after(attempts(outgoing)))
                : outgoing.updatedAt();
    }

    private static boolean untouched(BoardRecord outgoing) {
        return outgoing.history().size() == 1;
    }

    private boolean old(Release release, Instant seen) {
        return Duration.between(release.since(), seen).compareTo(pace.late()) > 0;
    }

    private boolean may(BoardRecord outgoing, String move) {
        Lifecycle.State state = type.lifecycle().state(outgoing.state());
        return state != null && state.moves().containsKey(move);
    }

    private @Nullable Channel channel(BoardRecord outgoing) {
        String name = text(outgoing, delivery.channel());
        return channels.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    int attempts(BoardRecord outgoing) {
        return attempts(outgoing, delivery);
    }

    static int attempts(BoardRecord outgoing, Delivery delivery) {
        return outgoing.fields().get(delivery.attempts()) instanceof Number number ? number.intValue() : 0;
    }

    private static String text(BoardRecord record, String field) {
        return record.fields().get(field) instanceof String text ? text : "";
    }

    /** The same for every try, on whichever node. */
    private String key(BoardRecord text, Channel channel) {
        String of = String.join("/", incident.id(), text.id(), text.state(), channel.name());
        return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** The channels of a text in the order of the settings. */
    static List<Channel> over(List<Channel> channels, BoardRecord text, String through) {
        return channels.stream()
                .filter(channel -> goesOver(text, through, channel))
                .toList();
    }

    /** What the text names and no channel stands for: people see to that. */
    static Set<String> byHand(List<Channel> channels, BoardRecord text, String through) {
        var left = new java.util.LinkedHashSet<String>();
        if (text.fields().get(through) instanceof List<?> list) {
            list.forEach(each -> left.add(String.valueOf(each)));
        }
        channels.forEach(channel -> left.removeAll(channel.standsFor()));
        return left;
    }
}
