package dev.sextant.incident.record;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Writing;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence says the figure of the finding that it rests on. "412 households" that rests on a finding of 418 is wrong,
 * however true the finding is. A sentence that says the finding's figure may say others of the same unit beside it: those count
 * something else.
 */
final class Figures {
    private static final Pattern DIGITS = Pattern.compile("(?<![0-9０-９,.．])[0-9０-９][0-9０-９,]*(?:[.．][0-9０-９]+)?");
    private static final String CHINESE = "〇零一二两三四五六七八九";
    private static final String HAN_NUMBER = "[〇零一二两三四五六七八九十百千万]+";
    private static final Map<Character, Integer> PLACES = Map.of('十', 10, '百', 100, '千', 1000);
    private static final int MYRIAD = 10_000;

    private final Incident incident;
    private final RecordType type;
    private final Writing.Facts facts;
    private final List<?> cited;

    Figures(Incident incident, RecordType type, Writing.Facts facts, Map<String, ?> values) {
        this.incident = incident;
        this.type = type;
        this.facts = facts;
        this.cited = values.get(facts.in()) instanceof List<?> list ? list : List.of();
    }

    /** A figure of a finding. */
    private record Found(String finding, BigDecimal value, Label unit) {}

    /** Every number of the text that is not the figure of the finding cited for it. */
    List<Wording.Mark> marks(String field, String text, String language) {
        var marks = new ArrayList<Wording.Mark>();
        if (cited.isEmpty() || facts.figures().isEmpty()) {
            return marks;
        }
        for (Passages.Span sentence : Passages.sentences(text, language)) {
            var byUnit = new LinkedHashMap<String, List<Found>>();
            for (Found found : restsOn(text, sentence)) {
                byUnit.computeIfAbsent(found.unit().in(language), unit -> new ArrayList<>())
                        .add(found);
            }
            byUnit.forEach((unit, found) -> compare(field, text, language, sentence, unit, found, marks));
        }
        return marks;
    }

    private List<Found> restsOn(String text, Passages.Span sentence) {
        var found = new ArrayList<Found>();
        for (Object entry : cited) {
            if (entry instanceof Map<?, ?> fact
                    && fact.get(facts.quote()) instanceof String quote
                    && fact.get(facts.finding()) instanceof String id
                    && stands(text, quote.strip(), sentence)) {
                figures(id, found);
            }
        }
        return found;
    }

    private static boolean stands(String text, String quote, Passages.Span sentence) {
        if (quote.isEmpty()) {
            return false;
        }
        for (int at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
            if (sentence.holds(at, at + quote.length())) {
                return true;
            }
        }
        return false;
    }

    /** Only of what the list may cite at all: nobody tries out other records with this. */
    private void figures(String id, List<Found> into) {
        BoardRecord record = incident.record(id);
        RecordType kind = record == null ? null : incident.plan().type(record.type());
        Field list = type.fields().get(facts.in());
        Field finding = list == null ? null : list.fields().get(facts.finding());
        if (record == null || kind == null || finding == null || !finding.to().contains(kind.id())) {
            return;
        }
        for (String name : facts.figures()) {
            Field field = kind.fields().get(name);
            Label unit = field == null ? null : field.unit();
            if (unit != null && record.fields().get(name) instanceof Number number) {
                into.add(new Found(id, new BigDecimal(String.valueOf(number)), unit));
            }
        }
    }

    private static void compare(
            String field,
            String text,
            String language,
            Passages.Span sentence,
            String unit,
            List<Found> found,
            List<Wording.Mark> marks) {
        var others = new ArrayList<Wording.Mark>();
        var said = new ArrayList<BigDecimal>();
        Matcher matcher = counting(unit, language).matcher(text).region(sentence.from(), sentence.to());
        while (matcher.find()) {
            BigDecimal number = number(Objects.requireNonNull(matcher.group(1)), matcher.group(2) != null);
            if (number == null) {
                continue;
            }
            said.add(number);
            if (found.stream().noneMatch(each -> each.value().compareTo(number) == 0)) {
                String words = matcher.group().strip();
                others.add(new Wording.Mark(
                        field, matcher.start(), matcher.end(), Wording.Kind.FIGURE, false, says(found, words)));
            }
        }
        boolean allSaid =
                found.stream().allMatch(each -> said.stream().anyMatch(number -> number.compareTo(each.value()) == 0));
        if (!allSaid) {
            marks.addAll(others);
        }
    }

    /** A number before the unit: 412户, 约1.2万户, 四百一十二户; 412 (affected) households. */
    private static Pattern counting(String unit, String language) {
        String number = "(" + DIGITS.pattern() + "|" + HAN_NUMBER + ")";
        String between = language.startsWith("zh") ? "\\s*(万)?[余多]?\\s*" : "(\\b\\B)?\\s+(?:[\\p{L}-]+\\s+){0,2}?";
        return Pattern.compile(number + between + Pattern.quote(unit), Pattern.CASE_INSENSITIVE);
    }

    private static @Nullable BigDecimal number(String written, boolean myriads) {
        BigDecimal value = DIGITS.matcher(written).matches()
                ? new BigDecimal(narrow(written).replace(",", ""))
                : chinese(written);
        return value == null || !myriads ? value : value.multiply(BigDecimal.valueOf(MYRIAD));
    }

    private static String narrow(String written) {
        var narrow = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            narrow.append(c == '．' ? '.' : c >= '０' && c <= '９' ? (char) (c - '０' + '0') : c);
        }
        return narrow.toString();
    }

    /** 四百一十二, 十二, 一万二千; null: not a number that people write. */
    private static @Nullable BigDecimal chinese(String written) {
        long all = 0;
        long myriad = 0;
        long digit = 0;
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            int known = CHINESE.indexOf(c);
            if (known >= 0) {
                digit = known <= 1 ? 0 : known <= 3 ? known - 1 : known - 2;
            } else if (c == '万') {
                all += (myriad + digit) * MYRIAD;
                myriad = 0;
                digit = 0;
            } else {
                Integer place = PLACES.get(c);
                if (place == null) {
                    return null;
                }
                myriad += (digit == 0 ? 1 : digit) * place;
                digit = 0;
            }
        }
        return BigDecimal.valueOf(all + myriad + digit);
    }

    private static Label says(List<Found> found, String words) {
        var zh = new ArrayList<String>();
        var en = new ArrayList<String>();
        for (Found each : found) {
            String number = each.value().stripTrailingZeros().toPlainString();
            zh.add(each.finding() + " 核查为 " + number + each.unit().in("zh"));
            en.add(each.finding() + " found " + number + " " + each.unit().in("en"));
        }
        return Label.of(
                "zh",
                String.join("，", zh) + "，这里写的是 " + words,
                "en",
                String.join(", ", en) + ", and here it says " + words);
    }
}
