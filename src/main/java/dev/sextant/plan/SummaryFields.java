package dev.sextant.plan;

import java.util.Locale;
import java.util.StringJoiner;

/** The part of a summary about fields: what each holds, and everything that bounds what people may enter. */
final class SummaryFields {
    private final Sheet sheet;
    private final PlanWords words;

    SummaryFields(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write(int depth, Field field) {
        StringJoiner text = new StringJoiner(sheet.said("，", ", "));
        text.add("- " + sheet.defined(field.name(), field.label()) + sheet.said("：", ": ") + kind(field));
        if (field.required()) text.add(sheet.said("必填", "required"));
        if (field.length() != null) text.add(sheet.said("%s 字", "%s characters", field.length()));
        if (field.range() != null) text.add(sheet.said("范围 %s", "range %s", field.range()));
        if (field.unit() != null) text.add(sheet.said("单位 %s", "in %s", sheet.text(field.unit())));
        if (field.count() != null) text.add(sheet.said("%s 个", "%s of them", field.count()));
        if (field.past()) text.add(sheet.said("已过去的时间", "a time gone by"));
        if (field.fallback() != null) text.add(sheet.said("默认 %s", "default %s", words.given(field, field.fallback())));
        if (field.pii() != null)
            text.add(sheet.said(
                    "个人信息 %s，显示时遮住",
                    "personal %s, shown masked", field.pii().name().toLowerCase(Locale.ROOT)));
        sheet.line(depth, text.toString());
        details(depth + 1, field);
        field.fields().values().forEach(inner -> write(depth + 1, inner));
    }

    private void details(int depth, Field field) {
        sheet.maybe(depth, sheet.said("必填条件", "required when"), field.requiredWhen());
        if (!field.holds().isEmpty())
            sheet.maybe(depth, sheet.said("只可选任有这些岗位的人", "only who is"), words.roles(field.holds()));
        if (!field.open().entries().isEmpty()) {
            String opening = field.kind() == FieldKind.FILE
                    ? sheet.said("谁可打开", "opened by")
                    : sheet.said("谁说明理由后可查看", "seen with a reason by");
            sheet.maybe(depth, opening, words.who(field.open()));
        }
        Field.Among among = field.among();
        if (among != null) {
            sheet.maybe(depth, sheet.said("只可选", "only of"), among.of());
            sheet.maybe(depth, sheet.said("选了别的则说", "else is said"), sheet.text(among.say()));
        }
        if (field.computed() != null) {
            String source = Sheet.source(field.computed());
            boolean kept = source.equals("record." + field.name());
            sheet.line(
                    depth,
                    kept
                            ? sheet.said("不由人填，由操作写入", "set by steps, never typed")
                            : sheet.said("计算得出：", "computed: ") + source);
        }
        if (field.help() != null) sheet.maybe(depth, sheet.said("填写说明", "help"), sheet.text(field.help()));
    }

    private String kind(Field field) {
        return switch (field.kind()) {
            case TEXT -> sheet.said("文字", "text");
            case INT -> sheet.said("整数", "whole number");
            case NUMBER -> sheet.said("数字", "number");
            case MONEY -> sheet.said("金额", "money");
            case BOOL -> sheet.said("是或否", "yes or no");
            case TIME -> sheet.said("时间", "time");
            case ENUM -> sheet.said("选一项“%s”", "one of '%s'", words.enumeration(field.of()));
            case SET -> sheet.said("可选多项“%s”", "several of '%s'", words.enumeration(field.of()));
            case REF -> sheet.said("一条记录（%s）", "a record (%s)", targets(field));
            case REFS -> sheet.said("多条记录（%s）", "records (%s)", targets(field));
            case GROUP -> sheet.said("一个小组", "a group");
            case GROUPS -> sheet.said("多个小组", "groups");
            case PERSON -> sheet.said("一个人", "a person");
            case PEOPLE -> sheet.said("多个人", "people");
            case ITEM -> sheet.said("清单项", "an item of the checklists");
            case FILE -> sheet.said("文件", "a file");
            case LIST -> sheet.said("明细，每行", "rows of");
        };
    }

    private String targets(Field field) {
        return field.to().isEmpty() ? sheet.said("任何一种", "of any type") : sheet.all(field.to(), words::type);
    }
}
