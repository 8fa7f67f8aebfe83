package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Scope;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Writing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What must not stand in a text that is handed on: blanks of a template that nobody filled, words that the plan or an approved
 * line forbids, personal data that the incident knows. Told by place only, so that whoever reads the answer learns nothing that
 * did not stand in the text already.
 */
public final class Wording {
    /** More would not be mended one by one. */
    private static final int MOST = 50;

    private static final int SHORTEST = 2;
    private static final Pattern BETWEEN = Pattern.compile("[、，,；;\\n]");

    private final Incident incident;
    private final Writing writing;
    private final Map<String, Object> variables;
    private final List<Mark> marks = new ArrayList<>();

    private Wording(Incident incident, Writing writing, Instant at) {
        this.incident = incident;
        this.writing = writing;
        this.variables = Scope.of(incident, at).variables();
    }

    /**
     * A place in a text.
     *
     * @param from where it begins, counted in UTF-16 units like the positions of every browser
     * @param to where it ends
     * @param refuses false: worth a look, and no reason to stop the text
     */
    public record Mark(String field, int from, int to, Kind kind, boolean refuses, Label say) {}

    /** What is wrong there; the code of a refusal. */
    public enum Kind {
        UNFILLED("unfilled"),
        FORBIDDEN("forbiddenPhrase"),
        PERSONAL("personalData"),
        /** Another number than the finding says that the sentence rests on. */
        FIGURE("otherFigure");

        private final String code;

        Kind(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * Every place of these texts that needs another look, in their order; at most 50.
     *
     * @param values the texts by field, and the list of what they rest on
     */
    public static List<Mark> marks(Incident incident, RecordType type, Map<String, ?> values, Instant at) {
        Writing writing = type.writing();
        if (writing == null) {
            return List.of();
        }
        var wording = new Wording(incident, writing, at);
        Figures figures = writing.facts() == null ? null : new Figures(incident, type, writing.facts(), values);
        writing.texts().forEach((field, language) -> {
            if (values.get(field) instanceof String text && !text.isEmpty()) {
                wording.look(field, text, figures == null ? List.of() : figures.marks(field, text, language));
            }
        });
        return wording.marks.stream().limit(MOST).toList();
    }

    /** The same as faults, for a step before which the plan wants the texts looked through. */
    static List<Fault> faults(Incident incident, RecordType type, BoardRecord record, String move, Instant at) {
        Writing writing = type.writing();
        var faults = new ArrayList<Fault>();
        if (writing == null || !writing.on().contains(move)) {
            return faults;
        }
        for (Mark mark : marks(incident, type, record.fields(), at)) {
            if (mark.refuses()) {
                faults.add(fault(type, record, mark));
            }
        }
        return faults;
    }

    /** What is only worth a look, as faults to be confirmed by whoever hands the text on. */
    static List<Fault> doubts(Incident incident, RecordType type, BoardRecord record, String move, Instant at) {
        Writing writing = type.writing();
        return writing == null || !writing.confirm().contains(move)
                ? List.of()
                : marks(incident, type, record.fields(), at).stream()
                        .filter(mark -> !mark.refuses())
                        .map(mark -> fault(type, record, mark))
                        .toList();
    }

    /** Remarks on words that the texts do not have: who wrote them read something else. */
    static List<Fault> unquoted(RecordType type, BoardRecord record, Map<String, @Nullable Object> given) {
        Writing writing = type.writing();
        var faults = new ArrayList<Fault>();
        if (writing == null
                || writing.remarks() == null
                || !(given.get(writing.remarks().in()) instanceof List<?> remarks)) {
            return faults;
        }
        for (int i = 0; i < remarks.size(); i++) {
            String quote = remarks.get(i) instanceof Map<?, ?> remark
                    ? String.valueOf(remark.get(writing.remarks().quote()))
                    : "";
            boolean stands = writing.texts().keySet().stream()
                    .anyMatch(field -> record.fields().get(field) instanceof String text && text.contains(quote));
            if (!stands) {
                String path = "fields." + writing.remarks().in() + "[" + i + "]."
                        + writing.remarks().quote();
                faults.add(Fault.of(
                        path,
                        "notInText",
                        "文本中没有这句话，请重新选择",
                        "The text does not have these words; choose the passage again"));
            }
        }
        return faults;
    }

    private static Fault fault(RecordType type, BoardRecord record, Mark mark) {
        Field field = type.fields().get(mark.field());
        Label name = field == null ? Label.of("", mark.field()) : field.label();
        String text = String.valueOf(record.fields().get(mark.field()));
        int from = text.codePointCount(0, mark.from()) + 1;
        int to = text.codePointCount(0, mark.to());
        // What is known of a person is not repeated where refusals are kept.
        String words = mark.kind() == Kind.PERSONAL ? "" : "“" + text.substring(mark.from(), mark.to()) + "”";
        return new Fault(
                "fields." + mark.field(),
                mark.kind().code(),
                Label.of(
                        "zh",
                        name.in("zh") + words + "（第 " + from + "–" + to + " 字）："
                                + mark.say().in("zh"),
                        "en",
                        name.in("en") + (words.isEmpty() ? "" : " " + words) + ", characters " + from + "–" + to + ": "
                                + mark.say().in("en")),
                null);
    }

    private void look(String field, String text, List<Mark> figures) {
        var found = new ArrayList<>(figures);
        if (writing.unfilled() != null) {
            Label say = writing.unfilled();
            matches(Writing.OPEN, text, at -> found.add(mark(field, at, Kind.UNFILLED, true, say)));
        }
        if (writing.personal() != null) {
            Label say = writing.personal();
            for (String known : PersonalWords.known(incident)) {
                PersonalWords.places(known, text, at -> found.add(mark(field, at, Kind.PERSONAL, true, say)));
            }
        }
        for (Writing.Forbidden forbidden : writing.forbidden()) {
            Consumer<int[]> take =
                    at -> found.add(mark(field, at, Kind.FORBIDDEN, forbidden.refuses(), forbidden.say()));
            for (String phrase : phrases(forbidden)) {
                matches(Pattern.compile(phrase, Pattern.LITERAL | Pattern.CASE_INSENSITIVE), text, take);
            }
            if (forbidden.match() != null) {
                matches(forbidden.match(), text, take);
            }
        }
        found.sort(Comparator.comparingInt(Mark::from));
        marks.addAll(found);
    }

    private static Mark mark(String field, int[] at, Kind kind, boolean refuses, Label say) {
        return new Mark(field, at[0], at[1], kind, refuses, say);
    }

    private static void matches(Pattern pattern, String text, Consumer<int[]> found) {
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            if (matcher.end() > matcher.start()) {
                found.accept(new int[] {matcher.start(), matcher.end()});
            }
        }
    }

    private List<String> phrases(Writing.Forbidden forbidden) {
        var phrases = new ArrayList<>(forbidden.phrases());
        if (forbidden.of() != null && forbidden.of().value(variables) instanceof List<?> more) {
            for (Object text : more) {
                BETWEEN.splitAsStream(String.valueOf(text))
                        .map(String::strip)
                        .filter(phrase -> phrase.length() >= SHORTEST)
                        .forEach(phrases::add);
            }
        }
        return phrases;
    }
}
