package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.Attachment;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Privacy;
import dev.sextant.plan.RecordType;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Notes that somebody opens a file, as the plan says ({@link Privacy.Opened}): a record of who, which and when. Given by the
 * server before it hands the file out, never by a client. Opened again a moment later it is the same opening, and nothing is
 * noted.
 *
 * @param record the one that declares the file
 */
public record NoteOpening(String record) implements RecordCommand {

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        Attachment file = Attachment.of(now, record, by, at).orElse(null);
        if (file == null) {
            return Unknown.record(record);
        }
        if (!file.opens()) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("record", "notPermitted", "您的岗位不能打开这个文件", "Your role may not open this file"));
        }
        Privacy privacy = now.plan().privacy();
        Privacy.Opened opened = privacy == null ? null : privacy.opened();
        RecordType type = opened == null ? null : now.plan().type(opened.of());
        if (opened == null || type == null || !file.noted() || justNow(now, opened, by, at)) {
            return new Decision.Accepted(List.of());
        }
        var following = new Following(now, by, at);
        following.begin(type, new HashMap<>(Map.of(opened.record(), record)), null);
        return new Decision.Accepted(following.events());
    }

    private boolean justNow(Incident now, Privacy.Opened opened, Actor by, Instant at) {
        Instant since = at.minus(Duration.ofMinutes(opened.withinMinutes()));
        return now.records().ofType(opened.of()).stream()
                .anyMatch(each -> same(each, opened, by) && each.createdAt().isAfter(since));
    }

    private boolean same(BoardRecord each, Privacy.Opened opened, Actor by) {
        return each.createdBy().id().equals(by.id())
                && record.equals(each.fields().get(opened.record()));
    }
}
