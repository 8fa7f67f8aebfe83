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

    private static final Map<String, List<String>> PROPERTIES = Map.ofEntries(
            word("label", "名称", "label"),
            word("say", "提示语", "message"),
            word("by", "谁可操作", "by"),
            word("post", "谁可登记", "posted by"),
            word("amend", "谁可修改", "amended by"),
            word("strike", "谁可划除", "struck by"),
            word("who", "负责", "who"),
            word("escalate", "升级给", "escalates to"),
            word("minutes", "分钟", "minutes"),
            word("bands", "分级", "bands"),
            word("required", "必填", "required"),
            word("range", "范围", "range"),
            word("length", "长度", "length"),
            word("due", "时限", "due"),
            word("to", "转到", "to"),
            word("asks", "要求填写", "asks"),
            word("identityWithin", "几分钟内须验证过身份", "identity proved within minutes"),
            word("default", "默认", "default"),
            word("group", "所属组", "group"),
            word("owner", "归属字段", "owner"),
            word("prefix", "编号前缀", "prefix"),
            word("kind", "性质", "kind"),
            word("line", "一行摘要", "line"),
            word("title", "标题", "title"),
            word("fields", "字段", "fields"),
            word("lifecycle", "状态", "states"),
            word("moves", "操作", "moves"),
            word("constraints", "约束", "rules"),
            word("attention", "提醒", "attention"),
            word("starts", "随之产生", "starts"),
            word("then", "随之变更", "then"),
            word("rule", "谁裁定", "ruled by"),
            word("type", "类型", "type"),
            word("of", "取自", "of"),
            word("count", "数量", "count"),
            word("unit", "单位", "unit"),
            word("help", "说明", "help"),
            word("tone", "色调", "tone"),
            word("open", "未结", "open"),
            word("editable", "可修改", "editable"),
            word("decision", "须决定", "decision"),
            word("severity", "紧急程度", "severity"),
            word("when", "条件", "when"),
            word("since", "起算", "since"),
            word("until", "达成条件", "until"),
            word("from", "起点", "from"),
            word("for", "对象", "for"),
            word("while", "所处状态", "while"),
            word("move", "操作", "move"),
            word("act", "处理操作", "act"),
            word("records", "相关记录", "records"),
            word("value", "取值", "value"),
            word("values", "取值", "values"),
            word("map", "对应等级", "map"),
            word("tabs", "页签次序", "tabs"),
            word("offers", "常用登记", "offers"),
            word("aftercare", "善后继续", "aftercare"));

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
        return PROPERTIES.getOrDefault(key, List.of(key, key)).get(words);
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
