package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Incident;
import dev.sextant.incident.watch.Suggestion;
import dev.sextant.incident.watch.Waiting;
import dev.sextant.plan.Field;
import dev.sextant.plan.Label;
import dev.sextant.plan.Level;
import dev.sextant.plan.Plan;
import dev.sextant.plan.RecordType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What waits, in words: what it is about, why it stands still, and what would be done about it. */
final class WaitingItems {

    private static final int SHOWN_BY = 3;

    private final Moment moment;
    private final Incident incident;
    private final Plan plan;
    private final Lines lines;

    WaitingItems(Moment moment) {
        this.moment = moment;
        this.incident = moment.incident();
        this.plan = moment.plan();
        this.lines = moment.lines();
    }

    Map<String, Map<String, Object>> all(Map<String, Waiting> waiting) {
        var items = new LinkedHashMap<String, Map<String, Object>>();
        waiting.forEach((key, each) -> items.put(key, item(each)));
        return items;
    }

    private Map<String, Object> item(Waiting waiting) {
        BoardRecord record = waiting.record() == null ? null : incident.record(waiting.record());
        var item = new LinkedHashMap<String, Object>();
        item.put("kind", waiting.kind().name().toLowerCase(Locale.ROOT));
        item.put("title", title(waiting, record));
        Moment.put(item, "detail", detail(waiting, record));
        Moment.put(item, "since", waiting.since());
        Moment.put(item, "dueAt", waiting.dueAt());
        item.put("missed", waiting.missed());
        item.put("who", waiting.who());
        boolean leader = moment.forTheLeader(waiting);
        item.put("leader", leader);
        if (leader && othersMend(waiting)) {
            item.put("others", true);
        }
        if (!leader && moment.reachesTheLeader(waiting)) {
            item.put("told", true);
        }
        Moment.put(item, "group", waiting.group());
        Moment.put(item, "record", waiting.record());
        Moment.put(item, "type", record == null ? null : record.type());
        Moment.put(item, "reference", waiting.reference());
        Moment.put(item, "move", waiting.move());
        Moment.put(item, "act", waiting.act() == null ? null : waiting.act().id());
        Moment.put(item, "records", waiting.records().isEmpty() ? null : waiting.records());
        item.put("severity", waiting.severity().name().toLowerCase(Locale.ROOT));
        return item;
    }

    /** A limit that somebody else let pass: the leader was told, and can but ask or give more time. */
    private boolean othersMend(Waiting waiting) {
        var limit = waiting.kind() == Waiting.Kind.LIMIT && waiting.reference() != null
                ? plan.limits().get(waiting.reference())
                : null;
        return limit != null && limit.who().of(waiting.group()).stream().noneMatch(moment.leads()::contains);
    }

    private Label title(Waiting waiting, @Nullable BoardRecord record) {
        return switch (waiting.kind()) {
            case INTAKE ->
                "activate".equals(waiting.reference())
                        ? Label.of("zh", "是否启动应急预案", "en", "Activate the emergency plan?")
                        : Label.of("zh", "接报待签收", "en", "Intake to acknowledge");
            case LEVEL ->
                join(
                        incident.rank(waiting.reference()) > incident.levelRank()
                                ? Label.of("zh", "建议升为 ", "en", "Raise to ")
                                : Label.of("zh", "可降为 ", "en", "May be lowered to "),
                        level(waiting.reference()));
            case CONFLICT ->
                join(Label.of("zh", "两处填写不一致：", "en", "Two texts for "), field(record, waiting.reference()));
            case LIMIT ->
                record == null
                        ? join(limit(waiting.reference()), Label.of("zh", "已超时", "en", " is overdue"))
                        : title(record);
            case RULE -> waiting.say() == null ? lines.same("") : waiting.say();
            case DECISION -> record == null ? lines.same("") : title(record);
        };
    }

    private @Nullable Label detail(Waiting waiting, @Nullable BoardRecord record) {
        return switch (waiting.kind()) {
            case INTAKE -> {
                Object demand = incident.taken(incident.plan().intakeDemand());
                yield lines.same(demand == null ? "" : String.valueOf(demand));
            }
            case LEVEL -> reasons();
            case LIMIT ->
                record == null ? null : join(limit(waiting.reference()), Label.of("zh", "已超时", "en", " is overdue"));
            case DECISION -> waiting.say() != null ? waiting.say() : record == null ? null : state(record);
            case CONFLICT -> record == null ? null : title(record);
            case RULE -> record == null ? shownBy(waiting) : open(record) ? lines.line(record) : null;
        };
    }

    /** Everybody reads what waits: of a record that only some people see it says the number. */
    private Label title(BoardRecord record) {
        return open(record) ? lines.title(record) : lines.same(record.id());
    }

    private boolean open(BoardRecord record) {
        return !Lines.closed(plan, record);
    }

    /** The records that show what a rule about the incident says, each in its line. */
    private @Nullable Label shownBy(Waiting waiting) {
        List<Label> said = waiting.records().stream()
                .limit(SHOWN_BY)
                .map(incident::record)
                .filter(Objects::nonNull)
                .filter(this::open)
                .map(lines::line)
                .toList();
        if (said.isEmpty()) {
            return null;
        }
        var texts = new LinkedHashMap<String, String>();
        for (String language : plan.languages()) {
            texts.put(
                    language,
                    said.stream()
                            .map(line -> line.in(language))
                            .collect(Collectors.joining(language.equals("zh") ? "；" : "; ")));
        }
        return new Label(texts);
    }

    /** Every rule that speaks for the suggested level, with what it measured against what. */
    private Label reasons() {
        Suggestion suggestion = incident.suggestion();
        if (suggestion == null) {
            return lines.same("");
        }
        var texts = new LinkedHashMap<String, String>();
        Label together = LevelWords.together(plan, suggestion);
        for (String language : plan.languages()) {
            var text = new StringBuilder(together == null ? "" : together.in(language));
            suggestion.hits().stream()
                    .sorted((one, two) -> incident.rank(two.level()) - incident.rank(one.level()))
                    .forEach(hit -> {
                        var rule = plan.levelRules().get(hit.rule());
                        String name = rule == null ? hit.rule() : rule.label().in(language);
                        text.append(text.isEmpty() ? "" : language.equals("zh") ? "；" : "; ")
                                .append(name)
                                .append(' ')
                                .append(LevelWords.withThreshold(plan, rule, hit, language));
                    });
            texts.put(language, text.toString());
        }
        return new Label(texts);
    }

    private Label state(BoardRecord record) {
        RecordType type = plan.type(record.type());
        var state = type == null ? null : type.lifecycle().state(record.state());
        Label author = record.createdBy().name();
        return type == null || state == null
                ? author
                : join(join(type.label(), lines.same(" · ")), join(state.label(), join(lines.same(" · "), author)));
    }

    private Label limit(@Nullable String id) {
        var limit = id == null ? null : plan.limits().get(id);
        return limit == null ? lines.same(id == null ? "" : id) : limit.label();
    }

    private Label level(@Nullable String id) {
        Level level = id == null ? null : plan.levels().get(id);
        return level == null
                ? lines.same("")
                : join(join(lines.same(level.numeral() + " "), level.name()), join(lines.same(" · "), level.label()));
    }

    private Label field(@Nullable BoardRecord record, @Nullable String name) {
        RecordType type = record == null ? null : plan.type(record.type());
        Field field = type == null || name == null ? null : type.fields().get(name);
        return field == null ? lines.same("") : field.label();
    }

    private Label join(Label one, Label two) {
        var texts = new LinkedHashMap<String, String>();
        plan.languages().forEach(language -> texts.put(language, one.in(language) + two.in(language)));
        return new Label(texts);
    }
}
