package dev.sextant.plan;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a plan calls its things, by their ids: what a person reads instead of {@code [onSite, groupHead]}. An id that the plan does
 * not have stays as it is.
 */
public final class PlanWords {
    private final Plan plan;
    private final String language;

    public PlanWords(Plan plan, String language) {
        this.plan = plan;
        this.language = language;
    }

    String group(String id) {
        Group group = plan.groups().get(id);
        return group == null ? id : group.label().in(language);
    }

    String type(@Nullable String id) {
        RecordType type = plan.type(id);
        return type == null ? String.valueOf(id) : type.label().in(language);
    }

    @Nullable RecordType known(String type) {
        return plan.type(type);
    }

    String level(String id) {
        Level level = plan.levels().get(id);
        return level == null ? id : level.name().in(language);
    }

    String phase(String id) {
        Phase phase = plan.phases().get(id);
        return phase == null ? id : phase.label().in(language);
    }

    String limit(String id) {
        TimeLimit limit = plan.limits().get(id);
        return limit == null ? id : limit.label().in(language);
    }

    String enumeration(@Nullable String id) {
        Enumeration found = id == null ? null : plan.enums().get(id);
        return found == null ? String.valueOf(id) : found.label().in(language);
    }

    String value(@Nullable String of, String value) {
        Enumeration found = of == null ? null : plan.enums().get(of);
        Label label = found == null ? null : found.values().get(value);
        return label == null ? value : label.in(language);
    }

    /** A field of a record type, or what every record has. */
    String field(@Nullable String type, String name) {
        RecordType known = plan.type(type);
        return known == null ? name : field(known.fields(), name);
    }

    String field(Map<String, Field> fields, String name) {
        Field field = fields.get(name);
        if (field != null) return field.label().in(language);
        return switch (name) {
            case "id" -> said("编号", "number");
            case "state" -> said("状态", "state");
            case "group" -> said("小组", "group");
            default -> name;
        };
    }

    String fields(@Nullable String type, Collection<String> names) {
        return all(names.stream().map(name -> field(type, name)).toList());
    }

    String state(@Nullable String type, String id) {
        RecordType known = plan.type(type);
        Lifecycle.State state = known == null ? null : known.lifecycle().state(id);
        return state == null ? id : state.label().in(language);
    }

    String states(@Nullable String type, Collection<String> ids) {
        return all(ids.stream().map(id -> state(type, id)).toList());
    }

    /** What is done to a record: a move, or what may be done to each. */
    String done(@Nullable String type, String act) {
        RecordType known = plan.type(type);
        if (known != null) {
            for (Lifecycle.State state : known.lifecycle().states().values()) {
                Lifecycle.Move move = state.moves().get(act);
                if (move != null) return move.label().in(language);
            }
        }
        return switch (act) {
            case "post" -> said("登记", "posting");
            case "amend" -> said("修改", "amending");
            case "strike" -> said("划除", "striking");
            case "move" -> said("任何一步", "any step");
            default -> act;
        };
    }

    String act(String id) {
        Act act = Act.of(id);
        return act == null ? id : Called.act(act).in(language);
    }

    /** Whoever is meant: "Head of Security, Manager on duty". */
    public String who(Who who) {
        return who.entries().isEmpty()
                ? said("无人", "nobody")
                : all(who.entries().stream().map(this::entry).toList());
    }

    /** Roles as accounts hold them: {@code groupHead@onSite}. */
    String roles(Collection<String> written) {
        return all(written.stream().map(this::entry).toList());
    }

    private String entry(String entry) {
        int at = entry.indexOf('@');
        if (at >= 0) return said("%2$s的%1$s", "%s of %s", role(entry.substring(0, at)), group(entry.substring(at + 1)));
        return switch (entry) {
            case "own" -> said("所属组的人", "anybody of its group");
            case "ownHead" -> said("所属组的%s", "%s of its group", role(Who.HEAD));
            case "ownMember" -> said("所属组的%s", "%s of its group", role(Who.MEMBER));
            case "author" -> said("登记人", "whoever posted it");
            case "assignee" -> said("承办人", "whoever it is assigned to");
            case "everyone" -> said("处置人员（只看的岗位和临时协助人员除外）", "everyone but watchers and guests");
            case Role.SYSTEM -> said("系统自身", "Sextant itself");
            default -> roleOrGroup(entry);
        };
    }

    private String roleOrGroup(String entry) {
        if (Who.isAuthorForAWhile(entry)) {
            String minutes = entry.replaceAll("[^0-9]", "");
            return said("登记人（%s 分钟内）", "whoever posted it, for %s min", minutes);
        }
        if (plan.groups().containsKey(entry)) return said("%s的人", "anybody of %s", group(entry));
        Role role = plan.roles().get(entry);
        if (role == null) return entry;
        return role.scope() == Role.Scope.GROUP ? said("任一组的%s", "%s of any group", role(entry)) : role(entry);
    }

    String role(String id) {
        Role role = plan.roles().get(id);
        return role == null ? id : role.label().in(language);
    }

    /** A line with the labels of its fields: {@code ‹Spot›: ‹Heads› guests[, ‹Mood›]}. */
    String template(Template template, Map<String, Field> fields) {
        List<Template.Part> parts = template.parts().get(language);
        if (parts == null) parts = template.parts().values().iterator().next();
        return parts(parts, fields);
    }

    private String parts(List<Template.Part> parts, Map<String, Field> fields) {
        return parts.stream()
                .map(part -> {
                    if (part instanceof Template.Text text) return text.text();
                    if (part instanceof Template.Slot slot) return "‹" + field(fields, slot.field()) + "›";
                    return "[" + parts(((Template.Optional) part).parts(), fields) + "]";
                })
                .collect(Collectors.joining());
    }

    /** A value that the plan gives a field. */
    String given(@Nullable Field field, Object value) {
        if (value instanceof Collection<?> many)
            return many.isEmpty()
                    ? said("空", "none")
                    : all(many.stream().map(one -> given(field, one)).toList());
        if (value instanceof Boolean yes) return yes ? said("是", "yes") : said("否", "no");
        if (value instanceof Number number) return Bounds.plain(number.doubleValue());
        if (field == null) return String.valueOf(value);
        return switch (field.kind()) {
            case ENUM, SET -> value(field.of(), String.valueOf(value));
            case GROUP, GROUPS -> group(String.valueOf(value));
            default -> String.valueOf(value);
        };
    }

    /** A time in the largest unit that it is a whole number of. */
    String minutes(long minutes) {
        Duration time = Duration.ofMinutes(minutes);
        if (minutes >= 48 * 60 && minutes % (24 * 60) == 0) return said("%s 天", "%s d", time.toDays());
        if (minutes >= 2 * 60 && minutes % 60 == 0) return said("%s 小时", "%s h", time.toHours());
        return said("%s 分钟", "%s min", minutes);
    }

    private String all(Collection<String> texts) {
        return String.join(said("、", ", "), texts);
    }

    private String said(String zh, String en, Object... names) {
        return Wording.of(zh, en, names).in(language);
    }
}
