package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Comments;
import dev.sextant.plan.RecordType;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What nobody may say beside a record: where it is not discussed, and in another person's words. */
final class Remark {
    private Remark() {}

    /** @return none for a record that is no remark */
    static List<Fault> faults(
            Incident now, RecordType type, Map<String, Object> values, @Nullable String correctionOf, Actor by) {
        Comments comments = now.plan().comments();
        if (comments == null || !comments.record().equals(type.id())) {
            return List.of();
        }
        BoardRecord about = now.record(String.valueOf(values.get(comments.about())));
        RecordType of = about == null ? null : now.plan().type(about.type());
        if (of != null && !comments.on(of)) {
            return List.of(Fault.of(
                    "fields." + comments.about(),
                    "notDiscussed",
                    "这种记录不设讨论",
                    "Records of this kind are not discussed"));
        }
        BoardRecord wrong = correctionOf == null ? null : now.record(correctionOf);
        if (wrong == null) {
            return List.of();
        }
        if (!wrong.createdBy().id().equals(by.id())) {
            return List.of(
                    Fault.of("correctionOf", "notYours", "只有本人可以更正自己说的话", "Only whoever said it may correct it"));
        }
        return about != null && about.id().equals(wrong.fields().get(comments.about()))
                ? List.of()
                : List.of(Fault.of(
                        "fields." + comments.about(),
                        "otherRecord",
                        "更正须针对同一条记录",
                        "A correction is about the same record"));
    }

    /** What whoever says it is asked to say otherwise, or to confirm: words by which the incident knows a person are not erased with the person there. */
    static List<Fault> doubts(Incident now, RecordType type, Map<String, Object> values) {
        Comments comments = now.plan().comments();
        return comments == null
                        || comments.personal() == null
                        || !comments.record().equals(type.id())
                        || !PersonalWords.tell(PersonalWords.known(now), values.get(comments.text()))
                ? List.of()
                : List.of(new Fault(
                        "fields." + comments.text(), Wording.Kind.PERSONAL.code(), comments.personal(), null));
    }
}
