package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what the plan says about the picture of the place and what is placed on it. */
final class SitePlanReader {
    private static final Bounds HUNDRED = new Bounds(0, 100);

    private final Draft draft;
    private final Problems problems;
    private final Names names;

    SitePlanReader(Draft draft) {
        this.draft = draft;
        this.problems = draft.problems();
        this.names = draft.names();
    }

    /** @param types as they were read; null when the plan has no such picture */
    @Nullable SitePlan read(Section plan, Map<String, RecordType> types) {
        Section section = plan.section("site");
        if (section == null) return null;
        SitePlan.Picture picture = picture(section, types);
        SitePlan.Places places = places(section, types);
        SitePlan read = new SitePlan(
                picture,
                places,
                draft.namesIn(section, "alsoOn", Called.GROUP, names.groups()),
                signs(section, places.of()));
        section.close();
        return read;
    }

    private SitePlan.Picture picture(Section site, Map<String, RecordType> types) {
        site.need("picture");
        Section section = site.section("picture");
        if (section == null) return new SitePlan.Picture("", "", "", "");
        String of = type(section);
        SitePlan.Picture read = new SitePlan.Picture(
                of,
                draft.name(section, "file", Called.fieldOf(FieldKind.FILE, of), fields(of, FieldKind.FILE)),
                draft.name(section, "size", Called.fieldOf(FieldKind.INT, of), fields(of, FieldKind.INT)),
                draft.name(section, "name", Called.fieldOf(FieldKind.TEXT, of), fields(of, FieldKind.TEXT)));
        RecordType type = types.get(of);
        if (type != null) checkPicture(section, type, read);
        section.close();
        return read;
    }

    /** Whoever hands in a picture gives these fields and no others; nothing is taken in without an end. */
    private void checkPicture(Section section, RecordType type, SitePlan.Picture read) {
        Field size = type.fields().get(read.size());
        if (size != null && (size.range() == null || size.range().max() > Attachments.LARGEST)) {
            problems.report(
                    section.placeOf("size"),
                    "“%s”须有 range，上限不超过 %s 字节：图片最大这么大",
                    "'%s' needs a range that ends at %s bytes or before: so large may the picture be",
                    read.size(),
                    Attachments.LARGEST);
        }
        for (Field field : type.fields().values()) {
            boolean given = List.of(read.file(), read.size(), read.name()).contains(field.name());
            if (field.required() && field.fallback() == null && !given)
                problems.report(
                        section.placeOf("of"),
                        "%s 要求填写“%s”，而上传图片时没有人填",
                        "%s requires '%s', which nobody gives with a picture",
                        type.id(),
                        field.name());
        }
    }

    private SitePlan.Places places(Section site, Map<String, RecordType> types) {
        site.need("places");
        Section section = site.section("places");
        if (section == null) return new SitePlan.Places("", "", "", null, null);
        String of = type(section);
        Collection<String> numbers = fields(of, FieldKind.NUMBER);
        SitePlan.Places read = new SitePlan.Places(
                of,
                draft.name(section, "x", Called.fieldOf(FieldKind.NUMBER, of), numbers),
                draft.name(section, "y", Called.fieldOf(FieldKind.NUMBER, of), numbers),
                draft.maybeName(section, "width", Called.fieldOf(FieldKind.NUMBER, of), numbers),
                draft.maybeName(section, "height", Called.fieldOf(FieldKind.NUMBER, of), numbers));
        if ((read.width() == null) != (read.height() == null))
            problems.report(
                    section.place(),
                    "“width”和“height”要写就一起写：一处要么是区域，要么是一点",
                    "'width' and 'height' come together: a place is an area or a mark");
        RecordType type = types.get(of);
        if (type != null) {
            if (type.kind() != RecordType.Kind.WORKING)
                problems.report(
                        section.placeOf("of"),
                        "%s 不能修改，也就没有人能移动它",
                        "%s is never amended, so nobody could move one of them",
                        of);
            checkHundredths(section, type, "x", read.x());
            checkHundredths(section, type, "y", read.y());
            checkHundredths(section, type, "width", read.width());
            checkHundredths(section, type, "height", read.height());
        }
        section.close();
        return read;
    }

    private void checkHundredths(Section section, RecordType type, String key, @Nullable String name) {
        Field field = name == null ? null : type.fields().get(name);
        if (field != null && !HUNDRED.equals(field.range()))
            problems.report(
                    section.placeOf(key),
                    "“%s”以图片的百分之一为单位，range 须是 %s",
                    "'%s' is in hundredths of the picture and needs the range %s",
                    field.name(),
                    HUNDRED);
    }

    private List<SitePlan.Sign> signs(Section site, String type) {
        List<SitePlan.Sign> signs = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : site.list("signs", Wording.of("标志", "a sign"))) {
            Yaml.Text id = section.needText("id");
            if (id != null && !ids.add(id.value())) draft.givenTwice(id);
            Scope scope = names.types().containsKey(type) ? Scope.of(type) : Scope.INCIDENT;
            signs.add(new SitePlan.Sign(
                    id == null ? "" : id.value(),
                    draft.expression(section, "when", scope, Wanted.TRUTH),
                    section.choice("tone", Lifecycle.Tone.values(), Lifecycle.Tone.NEUTRAL),
                    draft.label(section, "say")));
            section.close();
        }
        return signs;
    }

    private String type(Section section) {
        return draft.name(section, "of", Called.RECORD_TYPE, names.types().keySet());
    }

    private Collection<String> fields(String type, FieldKind kind) {
        Names.Type known = names.types().get(type);
        if (known == null) return List.of();
        return known.fields().entrySet().stream()
                .filter(field -> field.getValue().kind() == kind)
                .map(Map.Entry::getKey)
                .toList();
    }
}
