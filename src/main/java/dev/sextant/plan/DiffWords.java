package dev.sextant.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** How a difference between plans is said: in Chinese or English, with the plan's own labels and ids. */
final class DiffWords {
    /** Key of a plan to what a thing under it is called, in Chinese and English. */
    private static final Map<String, List<String>> THINGS = Map.ofEntries(
            word("roles", "岗位", "role"),
            word("groups", "小组", "group"),
            word("phases", "阶段", "phase"),
            word("levels", "级别", "level"),
            word("enums", "选项表", "enumeration"),
            word("values", "选项", "value"),
            word("records", "记录类型", "record type"),
            word("fields", "字段", "field"),
            word("lifecycle", "状态", "state"),
            word("moves", "操作", "move"),
            word("levelRules", "定级规则", "level rule"),
            word("limits", "时限", "time limit"),
            word("tiles", "磁贴", "tile"),
            word("constraints", "约束", "rule"),
            word("attention", "提醒", "attention rule"),
            word("endOfResponse", "结束条件", "end condition"),
            word("items", "清单项", "checklist item"),
            word("templates", "模板", "template"),
            word("slots", "模板项", "slot"),
            word("facts", "指标", "figure"),
            word("signs", "图上标示", "sign"),
            word("field", "手机按钮", "phone action"));

    private static final Map<String, List<String>> SECTIONS = Map.ofEntries(
            word("plan", "预案", "The plan"),
            word("roles", "岗位", "Roles"),
            word("groups", "小组", "Groups"),
            word("phases", "阶段", "Phases"),
            word("levels", "级别", "Levels"),
            word("enums", "选项表", "Enumerations"),
            word("acts", "谁可以做什么", "Who may do what"),
            word("incident", "接报与事件", "Intake and incident"),
            word("endOfResponse", "结束响应的条件", "End of response"),
            word("checklists", "清单", "Checklists"),
            word("attachments", "附件", "Attachments"),
            word("comments", "讨论", "Discussion"),
            word("site", "场地图", "Site plan"),
            word("handover", "交接班", "Handing over"),
            word("records", "记录类型", "Record types"),
            word("levelRules", "定级规则", "Level rules"),
            word("levelPolicy", "定级方式", "Level policy"),
            word("limits", "时限", "Time limits"),
            word("attention", "提醒", "Attention"),
            word("wall", "大屏", "Wall"),
            word("publication", "公开页", "Public page"),
            word("field", "手机端", "Phone"));

    /** Where a thing says what it is called. */
    private static final List<String> LABELS = List.of("label", "title", "say");

    private final String language;
    private final int words;

    DiffWords(String language) {
        this.language = language;
        this.words = language.startsWith("zh") ? 0 : 1;
    }

    private static Map.Entry<String, List<String>> word(String key, String zh, String en) {
        return Map.entry(key, List.of(zh, en));
    }

    String section(String key) {
        return SECTIONS.getOrDefault(key, List.of(key, key)).get(words);
    }

    String property(String key) {
        return KeyWords.of(key).in(words == 0 ? "zh" : "en");
    }

    String within() {
        return words == 0 ? "，" : ", ";
    }

    /** A thing by what it is, its label and its id: {@code field Heads [heads]}. */
    String thing(String key, String id, @Nullable Yaml thing) {
        String label = label(thing);
        String what = THINGS.getOrDefault(key, List.of(key, key)).get(words);
        return (words == 0 ? what + "“" + label + "”" : what + " " + label) + " [" + id + "]";
    }

    /** The title of what changed in a record type. */
    String recordType(String id, @Nullable Yaml type) {
        String said = thing("records", id, type);
        return said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1);
    }

    /** A thing with what it says, on one line. */
    String described(String key, String id, Yaml thing) {
        StringJoiner parts = new StringJoiner(", ");
        if (thing instanceof Yaml.Mapping mapping && LABELS.stream().anyMatch(mapping.entries()::containsKey)) {
            mapping.entries().forEach((name, entry) -> {
                if (!Set.of("label", "say", "title", "id", "short", "mark").contains(name))
                    parts.add(property(name) + " " + brief(entry.value()));
            });
        }
        return thing(key, id, thing) + (parts.length() == 0 ? "" : ": " + parts);
    }

    /** A thing without a name, by what it says. */
    String row(String name, Yaml row) {
        StringJoiner parts = new StringJoiner(", ");
        if (row instanceof Yaml.Mapping mapping)
            mapping.entries().forEach((key, entry) -> parts.add(property(key) + " " + brief(entry.value())));
        return name + (words == 0 ? "：" : ": ") + parts;
    }

    String order(Collection<String> names) {
        return (words == 0 ? "顺序改为 " : "order is now ") + String.join(", ", names);
    }

    /** A property's old and new value; of lists of names, which came and which went. */
    String changed(String owner, String name, @Nullable Yaml before, @Nullable Yaml after) {
        String of = owner.isEmpty() ? name : owner + (words == 0 ? "：" : ": ") + name;
        List<String> x = names(before);
        List<String> y = names(after);
        boolean lists = before instanceof Yaml.Items || after instanceof Yaml.Items;
        if (lists && !x.isEmpty() && !y.isEmpty()) {
            StringJoiner said = new StringJoiner(", ");
            for (String each : y) if (!x.contains(each)) said.add("+ " + each);
            for (String each : x) if (!y.contains(each)) said.add("− " + each);
            if (said.length() > 0) return of + " " + said;
        }
        return of + " " + brief(before) + " → " + brief(after);
    }

    /** The label of a thing in the reader's language, else in the plan's first: its own, what it says, or itself when it is one. */
    private String label(@Nullable Yaml thing) {
        if (!(thing instanceof Yaml.Mapping mapping)) return "";
        for (String key : LABELS) {
            if (mapping.get(key) instanceof Yaml.Mapping label) {
                String own = label(label);
                return own.isEmpty()
                        ? written(label.entries().values().iterator().next().value())
                        : own;
            }
        }
        return mapping.get(language) instanceof Yaml.Text text ? text.value() : "";
    }

    private static List<String> names(@Nullable Yaml value) {
        List<String> names = new ArrayList<>();
        if (value instanceof Yaml.Text text && !text.absent()) names.add(text.value());
        if (value instanceof Yaml.Items items) items.items().forEach(item -> names.add(written(item)));
        return names;
    }

    /** A value on a line: a text as it is, a list by its elements, things by their names. */
    private String brief(@Nullable Yaml value) {
        if (value == null) return words == 0 ? "无" : "none";
        if (value instanceof Yaml.Text text) return text.absent() ? brief(null) : quoted(text);
        if (value instanceof Yaml.Items items) {
            boolean things = items.items().stream().anyMatch(item -> item instanceof Yaml.Mapping);
            return things ? String.valueOf(items.items().size()) : String.join(" ", names(value));
        }
        Yaml.Mapping mapping = (Yaml.Mapping) value;
        if (mapping.get(language) instanceof Yaml.Text text) return quoted(text);
        boolean flat = mapping.entries().values().stream().allMatch(entry -> entry.value() instanceof Yaml.Text);
        return flat ? shown(mapping) : String.join(" ", mapping.entries().keySet());
    }

    private static String quoted(Yaml.Text text) {
        String line = text.value().strip().replaceAll("\\s+", " ");
        return line.contains(" ") ? "“" + line + "”" : line;
    }

    /** The values in the order in which the plan writes them: of levels that is the plan's. */
    private static String shown(Yaml.Mapping mapping) {
        return String.join(
                ", ",
                mapping.entries().entrySet().stream()
                        .map(e -> e.getKey() + " " + written(e.getValue().value()))
                        .toList());
    }

    /** A value so that two that mean the same are written the same. */
    static String written(@Nullable Yaml value) {
        if (value instanceof Yaml.Text text) return text.absent() ? "" : text.value();
        if (value instanceof Yaml.Items items) {
            if (items.items().size() == 1 && items.items().get(0) instanceof Yaml.Text)
                return written(items.items().get(0));
            return String.join(
                    ", ", items.items().stream().map(DiffWords::written).toList());
        }
        if (!(value instanceof Yaml.Mapping mapping)) return "";
        Map<String, String> entries = new TreeMap<>();
        mapping.entries().forEach((key, entry) -> entries.put(key, written(entry.value())));
        return String.join(
                ", ",
                entries.entrySet().stream()
                        .map(e -> e.getKey() + " " + e.getValue())
                        .toList());
    }
}
