package dev.sextant.press;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Enumeration;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Publication;
import dev.sextant.plan.RecordType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One text that left the house, as the public may see it. It holds nothing else of its record: what is not here cannot be
 * shown by mistake.
 *
 * @param key stays the same for good and tells nothing of the incident; the name of its place on the page
 * @param also the same in other languages, as it was approved: language to what is said in it
 * @param kind what sort of statement it is, in the plan's words
 * @param since since when it stands as it is: when it was published, corrected or withdrawn
 * @param corrects the key of what it corrects
 * @param correctedBy the key of what took its place
 * @param wrong what was wrong with what it corrects
 * @param notice what people who saw a withdrawn text are told
 * @param demo it belongs to a demo, and nobody ever said it
 */
public record Release(
        UUID key,
        Standing standing,
        String title,
        String text,
        Map<String, Said> also,
        @Nullable Label kind,
        @Nullable String contact,
        Instant publishedAt,
        Instant since,
        @Nullable UUID corrects,
        @Nullable UUID correctedBy,
        @Nullable String wrong,
        @Nullable String notice,
        boolean demo) {

    public Release {
        also = Map.copyOf(also);
    }

    /** A text in one language. */
    public record Said(String title, String text) {}

    /** What is said in this language, or else as it was written first. */
    Said in(String language) {
        Said other = also.get(language);
        return other == null ? new Said(title, text) : other;
    }

    /** Whether it was published in this language beside the one that it was written in. */
    boolean isIn(String language) {
        return also.containsKey(language);
    }

    /** Whether it holds. */
    public enum Standing {
        STANDS,
        CORRECTED,
        WITHDRAWN
    }

    /** What an incident has released, in the order in which it was posted. */
    public static List<Release> of(Incident incident) {
        return List.copyOf(byRecord(incident).values());
    }

    /** The same, each by the id of its record. */
    public static Map<String, Release> byRecord(Incident incident) {
        Publication publication = incident.plan().publication();
        if (publication == null) {
            return Map.of();
        }
        var releases = new LinkedHashMap<String, Release>();
        List<BoardRecord> records = incident.records().inState(publication.of(), publication.states());
        for (BoardRecord record : records) {
            if (record.fields().get(publication.at()) instanceof Instant at) {
                releases.put(record.id(), of(incident, publication, record, at, records));
            }
        }
        return Collections.unmodifiableMap(releases);
    }

    /** What a text would be if it were published now; null when nothing of its type ever is. */
    public static @Nullable Release asIf(Incident incident, BoardRecord record, Instant now) {
        Publication publication = incident.plan().publication();
        return publication == null || !publication.of().equals(record.type())
                ? null
                : of(
                        incident,
                        publication,
                        record,
                        now,
                        incident.records().inState(publication.of(), publication.states()));
    }

    private static Release of(
            Incident incident, Publication publication, BoardRecord record, Instant at, List<BoardRecord> all) {
        Standing standing = publication.withdrawn().contains(record.state())
                ? Standing.WITHDRAWN
                : publication.corrected().contains(record.state()) ? Standing.CORRECTED : Standing.STANDS;
        String corrected = text(record, publication.corrects());
        BoardRecord successor = standing == Standing.CORRECTED ? successor(publication, record, all) : null;
        return new Release(
                key(incident, record.id()),
                standing,
                said(record, publication.title()),
                said(record, publication.text()),
                also(publication, record),
                kind(incident, publication, record),
                text(record, publication.contact()),
                at,
                standing == Standing.STANDS ? at : record.stateSince(),
                corrected == null || all.stream().noneMatch(each -> each.id().equals(corrected))
                        ? null
                        : key(incident, corrected),
                successor == null ? null : key(incident, successor.id()),
                corrected == null ? null : text(record, publication.wrong()),
                standing == Standing.WITHDRAWN ? text(record, publication.notice()) : null,
                incident.demo());
    }

    private static Map<String, Said> also(Publication publication, BoardRecord record) {
        var also = new HashMap<String, Said>();
        publication.also().forEach((language, other) -> {
            String title = text(record, other.title());
            String text = text(record, other.text());
            if (title != null && text != null) {
                also.put(language, new Said(title, text));
            }
        });
        return also;
    }

    /** The newest public one that says that it corrects this one. */
    private static @Nullable BoardRecord successor(Publication publication, BoardRecord record, List<BoardRecord> all) {
        BoardRecord newest = null;
        for (BoardRecord each : all) {
            if (record.id().equals(text(each, publication.corrects()))) {
                newest = each;
            }
        }
        return newest;
    }

    private static UUID key(Incident incident, String record) {
        return UUID.nameUUIDFromBytes((incident.id() + "/" + record).getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable Label kind(Incident incident, Publication publication, BoardRecord record) {
        RecordType type = incident.plan().type(record.type());
        Field field = type == null || publication.kind() == null
                ? null
                : type.fields().get(publication.kind());
        Enumeration values = field == null ? null : incident.plan().enums().get(field.of());
        String value = text(record, publication.kind());
        return values == null || value == null ? null : values.values().get(value);
    }

    private static String said(BoardRecord record, String field) {
        String text = text(record, field);
        return text == null ? "" : text;
    }

    private static @Nullable String text(BoardRecord record, @Nullable String field) {
        return field != null && record.fields().get(field) instanceof String text ? text : null;
    }
}
