package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;

/** The part of a summary about a life cycle: its states, what may be done in each, and by whom. */
final class SummarySteps {
    private final Sheet sheet;
    private final PlanWords words;

    SummarySteps(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write(RecordType type) {
        if (type.lifecycle().states().containsKey(Lifecycle.POSTED)) return;
        sheet.line(1, sheet.said("状态（第一个是新记录的）", "States, that of a new record first"));
        type.lifecycle().states().values().forEach(state -> state(state, type));
    }

    private void state(Lifecycle.State state, RecordType type) {
        List<String> said = new ArrayList<>();
        if (!state.open()) said.add(sheet.said("已结束", "an end"));
        if (state.decision()) said.add(sheet.said("列入待审批", "waits for approval"));
        if (!state.editable() && type.kind() == RecordType.Kind.WORKING) said.add(sheet.said("不可修改", "not amended"));
        if (state.onAmend() != null)
            said.add(sheet.said("修改后回到“%s”", "amended, back to '%s'", words.state(type.id(), state.onAmend())));
        if (!state.clears().isEmpty())
            said.add(sheet.said("进入时清空 %s", "empties %s", words.fields(type.id(), state.clears())));
        if (state.quiet()) said.add(sheet.said("不记入大事记", "not told in the log"));
        if (state.tone() != Lifecycle.Tone.NEUTRAL) said.add(sheet.said("标色：%s", "shown as %s", tone(state.tone())));
        sheet.line(
                2,
                "○ " + sheet.defined(state.id(), state.label())
                        + (said.isEmpty() ? "" : sheet.said("：", ": ") + String.join(sheet.said("，", ", "), said)));
        state.moves().values().forEach(move -> move(move, type));
    }

    String tone(Lifecycle.Tone tone) {
        return switch (tone) {
            case NEUTRAL -> sheet.said("一般", "neutral");
            case ACTIVE -> sheet.said("进行中", "active");
            case WAITING -> sheet.said("等待", "waiting");
            case GOOD -> sheet.said("良好", "good");
            case BAD -> sheet.said("不利", "bad");
            case CLOSED -> sheet.said("了结", "closed");
        };
    }

    private void move(Lifecycle.Move move, RecordType type) {
        String of = type.id();
        sheet.line(
                3,
                sheet.defined(move.id(), move.label()) + " → " + to(move, of)
                        + sheet.said("，由 %s", ", by %s", words.who(move.by())));
        names(sheet.said("须填写", "asks for"), move.asks(), of);
        names(sheet.said("可填写", "takes"), move.takes(), of);
        names(sheet.said("须先看到原文再定", "decides on the text of"), move.binds(), of);
        names(sheet.said("须先看到", "shows first"), move.shows(), of);
        if (move.identityWithin() != null)
            sheet.line(
                    5,
                    sheet.said(
                            "%s 分钟内须验证过身份",
                            "who proved who they are within %s min",
                            move.identityWithin().toMinutes()));
        sheet.maybe(5, sheet.said("拒绝，当", "refused when"), move.unless());
        if (move.say() != null) sheet.maybe(5, sheet.said("拒绝时说", "saying"), sheet.text(move.say()));
        sheet.maybe(5, sheet.said("同时写入", "sets"), sheet.settings(move.sets(), name -> words.field(of, name)));
    }

    private void names(String what, List<String> fields, String type) {
        if (!fields.isEmpty()) sheet.maybe(5, what, words.fields(type, fields));
    }

    /** Where it leads: by each condition, then otherwise. */
    private String to(Lifecycle.Move move, String type) {
        return String.join(
                sheet.said("；", "; "),
                move.to().stream()
                        .map(branch -> words.state(type, branch.state())
                                + (branch.when() == null
                                        ? move.to().size() > 1 ? sheet.said("（其余情况）", " (otherwise)") : ""
                                        : sheet.said("（当 ", " (when ")
                                                + Sheet.source(branch.when())
                                                + sheet.said("）", ")")))
                        .toList());
    }
}
