package dev.sextant.board;

import dev.sextant.incident.Withheld;
import dev.sextant.plan.Field;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.RecordType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Hides personal data (domain.md §2.2): a name keeps its surname, a phone number its first three and last four digits,
 * everything else of level p2 or p3 becomes {@code ***}. No view carries the plain value.
 */
final class Masking {

    private static final int PHONE_HEAD = 3;
    private static final int PHONE_TAIL = 4;
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9 -]{10,20}");

    private Masking() {}

    /** The values of a record as any screen may see them. */
    static Map<String, Object> mask(RecordType type, Map<String, Object> values) {
        return mask(type.fields(), values);
    }

    /** The values of a form, such as the intake, as any screen may see them. */
    static Map<String, Object> mask(Map<String, Field> fields, Map<String, Object> values) {
        var masked = new LinkedHashMap<String, Object>();
        for (Field field : fields.values()) {
            Object value = values.get(field.name());
            if (value != null) {
                masked.put(field.name(), mask(field, value));
            }
        }
        return masked;
    }

    static Object mask(Field field, Object value) {
        if (field.pii() == Pii.P2 || field.pii() == Pii.P3) {
            return Withheld.is(value) ? value : hidden(field, String.valueOf(value));
        }
        if (!field.fields().isEmpty() && value instanceof List<?> parts) {
            return parts.stream().map(part -> maskPart(field, part)).toList();
        }
        return value;
    }

    private static Object maskPart(Field field, @Nullable Object part) {
        var masked = new HashMap<String, Object>();
        if (part instanceof Map<?, ?> values) {
            for (Field inner : field.fields().values()) {
                Object value = values.get(inner.name());
                if (value != null) {
                    masked.put(inner.name(), mask(inner, value));
                }
            }
        }
        return masked;
    }

    private static String hidden(Field field, String value) {
        String name = field.name().toLowerCase(Locale.ROOT);
        if (field.pii() == Pii.P2
                && name.contains("phone")
                && PHONE.matcher(value).matches()) {
            return value.substring(0, PHONE_HEAD) + "****" + value.substring(value.length() - PHONE_TAIL);
        }
        if (field.pii() == Pii.P2 && name.contains("name") && value.codePointCount(0, value.length()) > 1) {
            return value.substring(0, value.offsetByCodePoints(0, 1)) + "**";
        }
        return "***";
    }
}
