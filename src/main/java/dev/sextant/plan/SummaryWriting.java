package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The part of a summary about texts that go out: what each sentence rests on, what must not stand in them, templates. */
final class SummaryWriting {
    private final Sheet sheet;
    private final PlanWords words;

    SummaryWriting(Sheet sheet) {
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write(Writing writing, RecordType type) {
        sheet.line(1, sheet.said("成文", "How its texts come about"));
        sheet.maybe(
                2,
                sheet.said("写的是", "texts"),
                sheet.all(
                        writing.texts().entrySet(),
                        text -> words.field(type.id(), text.getKey())
                                + sheet.said("（", " (")
                                + text.getValue()
                                + sheet.said("）", ")")));
        moves(sheet.said("这些操作前检查", "looked through before"), writing.on(), type);
        moves(sheet.said("这些操作时确认提示", "marks confirmed at"), writing.confirm(), type);
        if (writing.facts() != null) facts(writing.facts(), type);
        if (writing.remarks() != null) remarks(writing.remarks(), type);
        if (writing.unfilled() != null)
            sheet.maybe(2, sheet.said("留有【】则说", "a 【blank】 is refused"), sheet.text(writing.unfilled()));
        if (writing.personal() != null)
            sheet.maybe(2, sheet.said("含个人信息则说", "personal data are refused"), sheet.text(writing.personal()));
        writing.forbidden().forEach(this::forbidden);
        writing.slots().forEach(this::slot);
        writing.templates().values().forEach(template -> template(template, type));
    }

    private void moves(String what, Set<String> moves, RecordType type) {
        if (!moves.isEmpty()) sheet.maybe(2, what, sheet.all(moves, move -> words.done(type.id(), move)));
    }

    private void facts(Writing.Facts facts, RecordType type) {
        Field list = type.fields().get(facts.in());
        Map<String, Field> row = list == null ? Map.of() : list.fields();
        Field finding = row.get(facts.finding());
        String found =
                finding == null || finding.to().isEmpty() ? "" : finding.to().get(0);
        sheet.line(
                2,
                sheet.said(
                        "依据：“%s”里写明原句“%s”和出处“%s”（%s）",
                        "what it rests on: '%s' gives the passage '%s' and its source '%s' (%s)",
                        words.field(type.id(), facts.in()),
                        words.field(row, facts.quote()),
                        words.field(row, facts.finding()),
                        words.type(found)));
        if (facts.result() != null)
            sheet.line(
                    3,
                    sheet.said(
                            "结论“%s”为 %s 时成立，为 %s 时不得这样写",
                            "its '%s' lets it stand as %s, forbids it as %s",
                            words.field(found, facts.result()),
                            values(found, facts.result(), facts.holds()),
                            values(found, facts.result(), facts.fails())));
        if (!facts.figures().isEmpty())
            sheet.maybe(3, sheet.said("核对的数字", "numbers that must agree"), words.fields(found, facts.figures()));
        if (facts.denials() != null)
            sheet.line(
                    3,
                    sheet.said(
                            "“%s”为 %s 的是否认，依据反过来看",
                            "a text whose '%s' is %s denies: both turn around",
                            words.field(type.id(), facts.denials().field()),
                            values(
                                    type.id(),
                                    facts.denials().field(),
                                    facts.denials().values())));
    }

    private String values(String type, String field, List<String> values) {
        RecordType known = words.known(type);
        Field of = known == null ? null : known.fields().get(field);
        return sheet.all(values, value -> of == null ? value : words.given(of, value));
    }

    private void remarks(Writing.Remarks remarks, RecordType type) {
        Field list = type.fields().get(remarks.in());
        Map<String, Field> row = list == null ? Map.of() : list.fields();
        sheet.line(
                2,
                sheet.said(
                        "退回意见：“%s”里写明原句“%s”和意见“%s”",
                        "remarks of who returns it: '%s' gives the passage '%s' and '%s'",
                        words.field(type.id(), remarks.in()),
                        words.field(row, remarks.quote()),
                        words.field(row, remarks.note())));
    }

    private void forbidden(Writing.Forbidden forbidden) {
        List<String> what = new ArrayList<>(forbidden.phrases());
        if (forbidden.of() != null) what.add(Sheet.source(forbidden.of()));
        if (forbidden.match() != null) what.add("/" + forbidden.match().pattern() + "/");
        sheet.line(
                2,
                (forbidden.refuses() ? sheet.said("禁用：", "refused: ") : sheet.said("提示：", "marked: "))
                        + sheet.text(forbidden.say())
                        + sheet.said("：", ": ")
                        + sheet.all(what));
    }

    private void slot(String name, Writing.Slot slot) {
        sheet.line(
                2,
                sheet.said("模板填空 ", "templates are filled with ")
                        + sheet.defined(name, slot.label())
                        + (slot.of() == null ? "" : sheet.said("：", ": ") + Sheet.source(slot.of())));
    }

    private void template(Writing.Beginning template, RecordType type) {
        sheet.line(2, sheet.said("模板 ", "template ") + sheet.defined(template.id(), template.label()));
        sheet.maybe(
                3,
                sheet.said("并填入", "filling in"),
                sheet.settings(template.set(), name -> words.field(type.id(), name)));
        template.texts()
                .forEach((field, text) -> sheet.maybe(
                        3,
                        words.field(type.id(), field),
                        words.template(text, Map.of()).replaceAll("\\s+", " ").strip()));
    }
}
