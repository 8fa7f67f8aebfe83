package dev.sextant.incident;

import dev.sextant.plan.Bounds;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a person entered into the fields of the plan: turns it into the values of the core (text String, int Long,
 * number and money Double, time Instant, …) and notes everything that is wrong, each with the field's path and what
 * would be right.
 */
public final class FieldValues {

    private static final Pattern PERSON = Pattern.compile("[\\p{L}\\p{N}._@ \\-]{1,60}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    /** Times of people's lives; far beyond them calculations with times overflow. */
    private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /**
     * What makes a text look other than it reads: marks that turn its direction, blanks of no width, and line ends that
     * only some programs see. Who approves a text must see what is published.
     */
    private static final Pattern DECEPTIVE =
            Pattern.compile("[\\u202A-\\u202E\\u2066-\\u2069\\u200B\\uFEFF\\u2028\\u2029]");

    private static final int TEXT_UNLESS_SAID = 2000;
    private static final int MANY_UNLESS_SAID = 200;

    private final Incident incident;
    private final Plan plan;
    private final List<Fault> faults = new ArrayList<>();

    public FieldValues(Incident incident) {
        this.incident = incident;
        this.plan = incident.plan();
    }

    public List<Fault> faults() {
        return faults;
    }

    /**
     * Reads the entered values.
     *
     * @param path prefix of the fault's field, such as {@code fields.}
     * @return the values by field; null where a value is cleared; entries that are wrong are left out and noted
     */
    public Map<String, @Nullable Object> read(Map<String, Field> fields, Map<String, ?> entered, String path) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (var entry : entered.entrySet()) {
            String at = path + entry.getKey();
            Field field = fields.get(entry.getKey());
            if (field == null) {
                unknownField(at, fields.keySet());
            } else if (field.computed() != null) {
                faults.add(Fault.of(at, "computed", "该项由系统计算，不能填写", "This is computed and cannot be entered"));
            } else if (isEmpty(entry.getValue())) {
                values.put(field.name(), null);
            } else {
                Object value = value(field, entry.getValue(), at);
                if (value != null) {
                    values.put(field.name(), value);
                }
            }
        }
        return values;
    }

    /** Notes every required field that has no value; fields that were entered wrongly are noted already. */
    public void require(Map<String, Field> fields, Map<String, ?> values, Set<String> entered, String path) {
        for (Field field : fields.values()) {
            if (field.required() && values.get(field.name()) == null && !wronglyEntered(entered, field, path)) {
                faults.add(missing(path + field.name(), field));
            }
        }
    }

    /** The fault of a field that must be filled in and is not. */
    public static Fault missing(String path, Field field) {
        return new Fault(
                path,
                "required",
                said("请填写" + field.label().in("zh"), field.label().in("en") + " is required"),
                null);
    }

    private boolean wronglyEntered(Set<String> entered, Field field, String path) {
        return entered.contains(field.name())
                && faults.stream().anyMatch(fault -> fault.field().startsWith(path + field.name()));
    }

    private void unknownField(String at, Collection<String> known) {
        faults.add(Fault.of(at, "unknownField", "没有这个字段", "There is no such field")
                .expecting(String.join("、", known), String.join(", ", known)));
    }

    private static boolean isEmpty(@Nullable Object entered) {
        return entered == null
                || (entered instanceof String text && text.isBlank())
                || (entered instanceof Collection<?> many && many.isEmpty());
    }

    private @Nullable Object value(Field field, Object entered, String at) {
        return switch (field.kind()) {
            case TEXT -> text(field, entered, at);
            case INT -> whole(field, entered, at);
            case NUMBER, MONEY -> number(field, entered, at);
            case BOOL -> entered instanceof Boolean ? entered : wrong(at, "bool", "应为是或否", "must be true or false");
            case TIME -> time(entered, at);
            case ENUM -> oneOf(entered, enumValues(field), at);
            case GROUP -> oneOf(entered, plan.groups().keySet(), at);
            case ITEM -> oneOf(entered, checklistItems(), at);
            case PERSON -> person(entered, at);
            case REF -> reference(field, entered, at);
            case FILE -> file(entered, at);
            case SET -> many(field, entered, at, (each, path) -> oneOf(each, enumValues(field), path));
            case GROUPS ->
                many(
                        field,
                        entered,
                        at,
                        (each, path) -> oneOf(each, plan.groups().keySet(), path));
            case PEOPLE -> many(field, entered, at, this::person);
            case REFS -> many(field, entered, at, (each, path) -> reference(field, each, path));
            case LIST -> many(field, entered, at, (each, path) -> part(field, each, path));
        };
    }

    private @Nullable Object text(Field field, Object entered, String at) {
        if (!(entered instanceof String raw)) {
            return wrong(at, "text", "应为文字", "must be text");
        }
        String text = raw.strip();
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t' && c != '\r')
                || hasLoneSurrogate(text)
                || DECEPTIVE.matcher(text).find()) {
            return wrong(at, "text", "含有不可显示的字符", "contains characters that cannot be shown");
        }
        int length = text.codePointCount(0, text.length());
        Bounds bounds = field.length();
        double most = bounds == null ? TEXT_UNLESS_SAID : bounds.max();
        double least = bounds == null ? 0 : bounds.min();
        if (length > most) {
            return outOf(at, "tooLong", least, most, "字", "characters", "现有 " + length + " 字", "it has " + length);
        }
        if (length < least) {
            return outOf(at, "tooShort", least, most, "字", "characters", "现有 " + length + " 字", "it has " + length);
        }
        return text;
    }

    private static boolean hasLoneSurrogate(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private @Nullable Object whole(Field field, Object entered, String at) {
        if (!(entered instanceof Number number)
                || number.doubleValue() != Math.rint(number.doubleValue())
                || Math.abs(number.doubleValue()) > 9e15) {
            return wrong(at, "int", "应为整数", "must be a whole number");
        }
        return inRange(field, number.doubleValue(), at) ? (Object) number.longValue() : null;
    }

    private @Nullable Object number(Field field, Object entered, String at) {
        if (!(entered instanceof Number number) || !Double.isFinite(number.doubleValue())) {
            return wrong(at, "number", "应为数字", "must be a number");
        }
        return inRange(field, number.doubleValue(), at) ? (Object) number.doubleValue() : null;
    }

    private boolean inRange(Field field, double value, String at) {
        Bounds range = field.range();
        if (range == null || range.contains(value)) {
            return true;
        }
        outOf(at, "outOfRange", range.min(), range.max(), unit(field, "zh"), unit(field, "en"), "", "");
        return false;
    }

    private static String unit(Field field, String language) {
        return field.unit() == null ? "" : field.unit().in(language);
    }

    private @Nullable Object time(Object entered, String at) {
        if (entered instanceof Instant instant) {
            return instant;
        }
        if (entered instanceof String text) {
            try {
                Instant instant = OffsetDateTime.parse(text).toInstant();
                return instant.isBefore(EARLIEST) || instant.isAfter(LATEST)
                        ? wrong(at, "time", "年份应在 1900 与 2199 之间", "the year must be between 1900 and 2199")
                        : instant;
            } catch (DateTimeParseException notATime) {
                return wrong(
                        at,
                        "time",
                        "时间格式不对，例如 2026-04-18T09:04:00+08:00",
                        "not a time; write it like 2026-04-18T09:04:00+08:00");
            }
        }
        return wrong(at, "time", "应为时间", "must be a time");
    }

    private Set<String> enumValues(Field field) {
        var enumeration = field.of() == null ? null : plan.enums().get(field.of());
        return enumeration == null ? Set.of() : enumeration.values().keySet();
    }

    private Set<String> checklistItems() {
        return plan.checklists().items().values().stream()
                .flatMap(List::stream)
                .map(item -> item.id())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private @Nullable Object oneOf(Object entered, Set<String> allowed, String at) {
        if (entered instanceof String text && allowed.contains(text)) {
            return text;
        }
        faults.add(Fault.of(at, "notOneOf", "不是可选的值", "is not one of the choices")
                .expecting(String.join("、", allowed), String.join(", ", allowed)));
        return null;
    }

    private @Nullable Object person(Object entered, String at) {
        return entered instanceof String text && PERSON.matcher(text.strip()).matches()
                ? text.strip()
                : wrong(at, "person", "应为人员名称（60 字以内）", "must be a person's account or name (at most 60 characters)");
    }

    private @Nullable Object reference(Field field, Object entered, String at) {
        BoardRecord target = entered instanceof String id ? incident.record(id) : null;
        if (target != null && field.pointsTo(target.type())) {
            return target.id();
        }
        String zh = named(field, "zh", "、", "记录");
        String en = named(field, "en", ", ", "record");
        faults.add(Fault.of(at, "unknownRecord", "没有这条" + zh, "There is no such record: " + en)
                .expecting("本事件中的" + zh + "编号", "the id of a record of this kind in this incident: " + en));
        return null;
    }

    private @Nullable Object file(Object entered, String at) {
        if (entered instanceof String text && SHA_256.matcher(text).matches()) {
            return text;
        }
        faults.add(Fault.of(at, "file", "不是文件指纹", "is not the fingerprint of a file")
                .expecting("文件内容的 SHA-256，64 位小写十六进制", "the SHA-256 of its content, 64 hex digits in small letters"));
        return null;
    }

    private String named(Field field, String language, String comma, String otherwise) {
        return field.to().isEmpty()
                ? otherwise
                : field.to().stream()
                        .map(plan.records()::get)
                        .filter(Objects::nonNull)
                        .map(type -> type.label().in(language))
                        .collect(Collectors.joining(comma));
    }

    private @Nullable Object part(Field field, Object entered, String at) {
        if (!(entered instanceof Map<?, ?> map)) {
            return wrong(at, "object", "应为一组字段", "must be an object with fields");
        }
        var byName = new LinkedHashMap<String, Object>();
        map.forEach((name, value) -> {
            if (value != null) {
                byName.put(String.valueOf(name), value);
            }
        });
        Map<String, @Nullable Object> values = read(field.fields(), byName, at + ".");
        require(field.fields(), values, byName.keySet(), at + ".");
        var known = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> {
            if (value != null) {
                known.put(name, value);
            }
        });
        return Map.copyOf(known);
    }

    private interface Reader {
        @Nullable Object read(Object entered, String path);
    }

    private @Nullable Object many(Field field, Object entered, String at, Reader reader) {
        if (!(entered instanceof Collection<?> collection)) {
            return wrong(at, "list", "应为列表", "must be a list");
        }
        Bounds count = field.count();
        double most = count == null ? MANY_UNLESS_SAID : count.max();
        double least = count == null ? 0 : count.min();
        if (collection.size() > most || collection.size() < least) {
            return outOf(
                    at,
                    "count",
                    least,
                    most,
                    "项",
                    "entries",
                    "现有 " + collection.size() + " 项",
                    "it has " + collection.size());
        }
        var values = new LinkedHashSet<Object>();
        int index = 0;
        for (Object each : collection) {
            Object value = each == null ? null : reader.read(each, at + "." + index);
            if (value != null) {
                values.add(value);
            }
            index++;
        }
        return List.copyOf(values);
    }

    private @Nullable Object wrong(String at, String code, String zh, String en) {
        faults.add(Fault.of(at, code, zh, en));
        return null;
    }

    private @Nullable Object outOf(
            String at,
            String code,
            double least,
            double most,
            String zhUnit,
            String enUnit,
            String zhHas,
            String enHas) {
        String bounds = plain(least) + "–" + plain(most);
        String zh = "应为 " + bounds + " " + zhUnit;
        String en = "must be " + bounds + " " + enUnit;
        faults.add(new Fault(
                at,
                code,
                said(zhHas.isEmpty() ? zh.strip() : zh + "，" + zhHas, enHas.isEmpty() ? en.strip() : en + ", " + enHas),
                said(bounds, bounds)));
        return null;
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private static Label said(String zh, String en) {
        return Label.of("zh", zh, "en", en);
    }
}
