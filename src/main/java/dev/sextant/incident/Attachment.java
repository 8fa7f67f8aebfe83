package dev.sextant.incident;

import dev.sextant.plan.Attachments;
import dev.sextant.plan.Attachments.Content;
import dev.sextant.plan.Field;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.SitePlan;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file that a record declares, as an attachment or as the picture of the site: whoever posted the record may hand in its content, whoever the plan names may open it.
 * Each record is asked on its own. A second one that names the same content gives nobody a right to what was handed in for
 * the first: its own author must hand it in, too.
 *
 * @param incident the incident
 * @param record the record that declares it
 * @param sha256 of the content, 64 hex digits in small letters
 * @param size of the content in bytes
 * @param content what such a file must hold; null: the plan does not say
 * @param placeRemoved the place where it was taken must not be in it
 * @param handsIn whoever asked may hand in the content
 * @param opens whoever asked may open it
 * @param noted whoever opens it is noted
 */
public record Attachment(
        String incident,
        String record,
        String sha256,
        long size,
        @Nullable Content content,
        boolean placeRemoved,
        boolean handsIn,
        boolean opens,
        boolean noted) {

    /** The file that this record declares, as this actor may use it; empty when it declares none, or was struck. */
    public static Optional<Attachment> of(Incident incident, String id, Actor actor, Instant now) {
        BoardRecord record = incident.record(id);
        if (record == null || record.struck() != null) {
            return Optional.empty();
        }
        Attachments files = incident.plan().attachments();
        SitePlan site = incident.plan().site();
        if (files != null && record.type().equals(files.record())) {
            Object kind = record.fields().get(files.kind());
            String removed = files.placeRemoved();
            return new Declared(
                            files.file(),
                            files.size(),
                            kind == null ? null : files.kinds().get(kind),
                            removed != null
                                    && Boolean.TRUE.equals(record.fields().get(removed)))
                    .by(incident, record, actor, now);
        }
        return site != null && record.type().equals(site.picture().of())
                ? new Declared(site.picture().file(), site.picture().size(), Content.PICTURE, true)
                        .by(incident, record, actor, now)
                : Optional.empty();
    }

    /** Where a record says which file it is, and what that must be. */
    private record Declared(
            String file, String size, @Nullable Content content, boolean placeRemoved) {
        Optional<Attachment> by(Incident incident, BoardRecord record, Actor actor, Instant now) {
            RecordType type = incident.plan().type(record.type());
            Field field = type == null ? null : type.fields().get(file);
            if (type == null
                    || field == null
                    || !(record.fields().get(file) instanceof String sha256)
                    || !(record.fields().get(size) instanceof Long bytes)) {
                return Optional.empty();
            }
            return Optional.of(new Attachment(
                    incident.id(),
                    record.id(),
                    sha256,
                    bytes,
                    content,
                    placeRemoved,
                    record.createdBy().id().equals(actor.id()),
                    Permission.allows(field.open(), actor, type, record, now),
                    noted(incident, record, now)));
        }
    }

    /** Whether the plan wants it noted who opens this: it speaks of the records that are for files. */
    private static boolean noted(Incident incident, BoardRecord record, Instant now) {
        Attachments files = incident.plan().attachments();
        Privacy privacy = incident.plan().privacy();
        Privacy.Opened opened = privacy == null ? null : privacy.opened();
        return opened != null
                && files != null
                && record.type().equals(files.record())
                && (opened.when() == null
                        || opened.when()
                                .truth(Scope.of(incident, now).about(record).variables()));
    }
}
