package dev.sextant.board;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.BoardRecord.Change;
import dev.sextant.incident.BoardRecord.FromTo;
import dev.sextant.incident.Incident;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Withheld;
import dev.sextant.incident.record.ErasePerson;
import dev.sextant.incident.record.NextSteps;
import dev.sextant.incident.record.RevealValues;
import dev.sextant.plan.Field;
import dev.sextant.plan.RecordType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One record with how it came to be: its card, and every change with what was said before and after, masked like it. */
public final class RecordView {

    private RecordView() {}

    /**
     * The record as of this picture; empty when there is none of this id.
     *
     * <p>Of the intake, which stands on command's board, only {@code reveal} and {@code erase}.
     *
     * <p>{@code draft} says which draft of a text that people decide on it is. {@code marks} are the places of its texts that need another look, as whoever writes them sees them.
     *
     * @param by who asks: {@code moves} are the steps that this person may take now, each with {@code barred}, the plan's
     *     words, when a rule keeps it from them; {@code acts} by which of amend, correct and strike they may put it right now;
     *     {@code reveal} the masked fields that they may see with a reason; {@code erase}
     *     whether they may erase the person whom it tells of
     */
    public static Optional<Map<String, Object>> of(Picture picture, String id, Actor by, Instant at) {
        if (id.equals(PersonalData.INTAKE)) {
            return Optional.of(ofIntake(picture.incident(), by, at));
        }
        BoardRecord record = picture.incident().record(id);
        Map<String, Object> card = picture.card(id);
        if (record == null || card == null) {
            return Optional.empty();
        }
        RecordType type = picture.incident().plan().type(record.type());
        List<Object> history = new ArrayList<>();
        for (Change change : record.history()) {
            history.add(line(change, type));
        }
        var view = new LinkedHashMap<String, Object>();
        view.put("card", card);
        view.put("history", history);
        Moment.put(view, "comments", Discussion.about(picture.incident(), record, by, at));
        view.put("moves", moves(picture, record, by, at));
        view.put("acts", type == null ? List.of() : Righting.acts(type, record, by, at));
        view.put("reveal", reveal(picture.incident(), id, by, at));
        view.put("erase", erase(picture.incident(), id, by));
        view.put("draft", type == null ? 0L : TextCourse.drafts(record, type));
        view.put(
                "marks",
                type == null || record.struck() != null
                        ? List.of()
                        : WritingView.marks(picture.incident(), type, record.fields(), at));
        return Optional.of(view);
    }

    private static Map<String, Object> ofIntake(Incident incident, Actor by, Instant at) {
        return Map.of(
                "reveal", reveal(incident, PersonalData.INTAKE, by, at),
                "erase", erase(incident, PersonalData.INTAKE, by));
    }

    /** The masked fields that have a value which this person may see, with a reason. */
    private static List<String> reveal(Incident incident, String record, Actor by, Instant at) {
        Map<String, Object> values = RevealValues.values(incident, record);
        return RevealValues.mayOpen(incident, record, by, at).stream()
                .filter(field -> values.containsKey(field) && !Withheld.is(values.get(field)))
                .toList();
    }

    private static boolean erase(Incident incident, String record, Actor by) {
        Map<String, Object> values = RevealValues.values(incident, record);
        return ErasePerson.allowed(incident, by)
                && PersonalData.fields(incident, record).values().stream()
                        .anyMatch(field -> PersonalData.level(field) != null
                                && values.containsKey(field.name())
                                && !Withheld.is(values.get(field.name())));
    }

    private static Map<String, Object> moves(Picture picture, BoardRecord record, Actor by, Instant at) {
        var moves = new LinkedHashMap<String, Object>();
        NextSteps.of(picture.incident(), record, by, at)
                .forEach((move, why) -> moves.put(
                        move,
                        why.<Map<String, Object>>map(said -> Map.of("barred", said))
                                .orElse(Map.of())));
        return moves;
    }

    private static Map<String, Object> line(Change change, @Nullable RecordType type) {
        var line = new LinkedHashMap<String, Object>();
        line.put("seq", change.seq());
        line.put("at", change.at());
        line.put("by", Cards.person(change.by()));
        line.put("act", change.act());
        var changes = new LinkedHashMap<String, Object>();
        change.changes().forEach((name, values) -> {
            Field field = type == null ? null : type.fields().get(name);
            if (field != null) {
                changes.put(name, values(field, values));
            }
        });
        line.put("changes", changes);
        Moment.put(line, "move", change.move());
        Moment.put(line, "reason", change.reason());
        return line;
    }

    private static Map<String, Object> values(Field field, FromTo values) {
        var shown = new LinkedHashMap<String, Object>();
        Moment.put(shown, "from", values.from() == null ? null : Masking.mask(field, values.from()));
        Moment.put(shown, "to", values.to() == null ? null : Masking.mask(field, values.to()));
        return shown;
    }
}
