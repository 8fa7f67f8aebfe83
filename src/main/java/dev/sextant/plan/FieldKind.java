package dev.sextant.plan;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a field holds, and the Java class of its values inside the core. Times are written as ISO-8601 UTC outside.
 */
public enum FieldKind {
    /** {@link String} */
    TEXT,
    /** {@link Long} */
    INT,
    /** {@link Double} */
    NUMBER,
    /** {@link Double} */
    MONEY,
    /** {@link Boolean} */
    BOOL,
    /** {@link java.time.Instant} */
    TIME,
    /** {@link String}, a value of the enumeration {@link Field#of} */
    ENUM,
    /** list of values of the enumeration {@link Field#of} */
    SET,
    /** {@link String}, a record's id */
    REF,
    /** list of records' ids */
    REFS,
    /** {@link String}, a group's id */
    GROUP,
    /** list of groups' ids */
    GROUPS,
    /** {@link String}, an account's id */
    PERSON,
    /** list of accounts' ids */
    PEOPLE,
    /** {@link String}, the id of an item of the checklists */
    ITEM,
    /** {@link String}, the SHA-256 of a file's content: 64 hex digits, small letters */
    FILE,
    /** list of maps, each with the values of {@link Field#fields} */
    LIST;

    private static final Set<FieldKind> MANY = Set.of(SET, REFS, GROUPS, PEOPLE, LIST);

    /** The kind's name in a plan. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static @Nullable FieldKind named(@Nullable String id) {
        for (FieldKind kind : values()) if (kind.id().equals(id)) return kind;
        return null;
    }

    static List<String> ids() {
        return Arrays.stream(values()).map(FieldKind::id).toList();
    }

    /** Whether the value is a list. */
    public boolean many() {
        return MANY.contains(this);
    }

    /** Whether the value is a number. */
    public boolean numeric() {
        return this == INT || this == NUMBER || this == MONEY;
    }
}
