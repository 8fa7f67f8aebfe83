package dev.sextant.plan;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What expressions know of a plan: a struct for each record type, for the elements of each list field, for the
 * incident, the actor and {@code all}. Struct names hold a blank, so that no expression can mean one by a name of its
 * own.
 */
final class CelTypes {
    static final CelType TEXTS = ListType.create(SimpleType.STRING);

    private static final String INCIDENT = "the incident";
    private static final String ACTOR = "the actor";
    private static final String ALL = "list of all";

    /** What the types are called in Chinese; what an expression itself writes stays as it is. */
    private static final Map<String, String> CHINESE = Map.ofEntries(
            Map.entry(INCIDENT, "incident"),
            Map.entry(ACTOR, "actor"),
            Map.entry("string", "文字"),
            Map.entry("int", "整数"),
            Map.entry("double", "小数"),
            Map.entry("bool", "真假值"),
            Map.entry("timestamp", "时刻"),
            Map.entry("duration", "时长"),
            Map.entry("any", "任意值"));

    private final Map<String, CelType> structs = new LinkedHashMap<>();
    private final Map<String, Map<String, Names.Shape>> shapes = new LinkedHashMap<>();
    private final CelTypeProvider provider;

    CelTypes(Names names) {
        Map<String, CelType> lists = new LinkedHashMap<>();
        names.types().forEach((id, type) -> {
            Map<String, Names.Shape> fields = new LinkedHashMap<>();
            Names.META.forEach((name, kind) -> fields.put(name, Names.Shape.of(kind)));
            type.fields().forEach(fields::put);
            lists.put(id, ListType.create(struct(nameOf(id), fields)));
        });
        Map<String, Names.Shape> incident = new LinkedHashMap<>(names.intake());
        incident.putAll(Names.INCIDENT_META);
        struct(INCIDENT, incident);
        struct(
                ACTOR,
                Map.of(
                        "id", Names.Shape.of(FieldKind.PERSON),
                        "roles", Names.Shape.of(FieldKind.PEOPLE),
                        "groups", Names.Shape.of(FieldKind.GROUPS)));
        structs.put(ALL, made(ALL, lists));
        this.provider = new Provider(ImmutableMap.copyOf(structs));
    }

    CelType record(String type) {
        return known(nameOf(type));
    }

    CelType incident() {
        return known(INCIDENT);
    }

    CelType actor() {
        return known(ACTOR);
    }

    CelType all() {
        return known(ALL);
    }

    boolean isRecord(CelType type) {
        return type.name().matches("record \\S+");
    }

    /** The type of a value of this shape in a record of {@code owner}. */
    CelType of(String owner, String field, Names.Shape shape) {
        if (!shape.known()) return SimpleType.DYN;
        return switch (shape.kind()) {
            case TEXT, ENUM, REF, GROUP, PERSON, ITEM, FILE -> SimpleType.STRING;
            case INT -> SimpleType.INT;
            case NUMBER, MONEY -> SimpleType.DOUBLE;
            case BOOL -> SimpleType.BOOL;
            case TIME -> SimpleType.TIMESTAMP;
            case SET, REFS, GROUPS, PEOPLE -> TEXTS;
            case LIST -> ListType.create(known(owner + " " + field));
        };
    }

    /** The type of the values of a record type's field. */
    CelType ofField(String type, String field, Names.Shape shape) {
        return of(nameOf(type), field, shape);
    }

    /** The shapes of the fields of a struct type; none for another type, and none for {@code all}. */
    Map<String, Names.Shape> shapes(CelType struct) {
        return shapes.getOrDefault(struct.name(), Map.of());
    }

    /** The fields of a struct type; none for another type. */
    ImmutableSet<String> fields(CelType struct) {
        return structs.get(struct.name()) instanceof StructType known ? known.fieldNames() : ImmutableSet.of();
    }

    /** A struct's or any other type's name for a message. */
    static String readable(String celNames) {
        return celNames.replace("google.protobuf.Timestamp", "timestamp")
                .replace("google.protobuf.Duration", "duration")
                .replace("list(record ", "list(")
                .replaceAll("\\brecord (?=\\w)", "")
                .replaceAll("%[A-Z][0-9]+", "any");
    }

    /** The same for a sentence. */
    static Wording inWords(String celNames) {
        String readable = readable(celNames);
        String chinese = readable;
        for (Map.Entry<String, String> type : CHINESE.entrySet())
            chinese = chinese.replaceAll("\\b" + type.getKey() + "\\b", type.getValue());
        chinese = chinese.replaceAll("list\\((\\p{IsHan}+)\\)", "$1列表").replaceAll("list\\(([^()]+)\\)", "$1 列表");
        return Wording.of(chinese, readable);
    }

    CelTypeProvider provider() {
        return provider;
    }

    private record Provider(ImmutableMap<String, CelType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return structs.values();
        }

        @Override
        public Optional<CelType> findType(String name) {
            return Optional.ofNullable(structs.get(name));
        }
    }

    private StructType struct(String name, Map<String, Names.Shape> fields) {
        Map<String, CelType> types = new LinkedHashMap<>();
        fields.forEach((field, shape) -> {
            if (shape.kind() == FieldKind.LIST) struct(name + " " + field, shape.fields());
            types.put(field, of(name, field, shape));
        });
        shapes.put(name, Map.copyOf(fields));
        StructType struct = made(name, types);
        structs.put(name, struct);
        return struct;
    }

    private static StructType made(String name, Map<String, CelType> fields) {
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(fields);
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    private CelType known(String struct) {
        CelType type = structs.get(struct);
        if (type == null) throw new IllegalArgumentException("no struct '" + struct + "'");
        return type;
    }

    private static String nameOf(String recordType) {
        return "record " + recordType;
    }
}
