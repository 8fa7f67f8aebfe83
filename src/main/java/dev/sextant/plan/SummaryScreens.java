package dev.sextant.plan;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The part of a summary about screens: the wall, the phones, the site plan. */
final class SummaryScreens {
    private final Plan plan;
    private final Sheet sheet;
    private final PlanWords words;

    SummaryScreens(Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        wall(plan.wall());
        if (plan.site() != null) site(plan.site());
        phones();
    }

    private void wall(Wall wall) {
        sheet.title(sheet.said("大屏", "The wall"));
        if (wall.count() != null) count(wall.count());
        if (wall.status() != null) status(wall.status());
        for (Wall.Fact fact : wall.facts()) {
            String note = fact.note() == null ? "" : sheet.said("（%s）", " (%s)", sheet.text(fact.note()));
            sheet.maybe(1, sheet.said("指标 ", "figure ") + sheet.defined(fact.id(), fact.label()) + note, fact.value());
        }
        wall.tiles()
                .forEach((group, tile) -> sheet.maybe(
                        1,
                        sheet.said("%s的磁贴：%s", "tile of %s: %s", words.group(group), sheet.text(tile.label())),
                        tile.value()));
        if (!wall.markers().isEmpty())
            sheet.maybe(
                    1,
                    sheet.said("曲线上标出", "marked on the curve"),
                    sheet.all(
                            wall.markers(),
                            marker -> words.type(marker.type()) + " → " + words.state(marker.type(), marker.state())));
        sheet.maybe(1, sheet.said("标题中的涉及数", "how many it is about, in the headline"), wall.affected());
        sheet.maybe(1, sheet.said("现在可说（手机）", "what everybody may say now (phones)"), wall.say());
        sheet.maybe(1, sheet.said("有效到", "holds until"), wall.sayUntil());
        if (wall.answers() != null) answers(wall.answers());
        sheet.maybe(1, sheet.said("下次当面答复（手机）", "when the crowd is answered next (phones)"), wall.nextAnswer());
        sheet.line(
                1,
                sheet.said(
                        "多起事件轮播，每起 %s 秒；已终止的再显示 %s 分钟",
                        "several incidents: %s s each; one that ended is named for %s min",
                        wall.rotation().seconds(),
                        wall.rotation().endedMinutes()));
    }

    private void count(Wall.Count count) {
        sheet.line(
                1,
                sheet.said(
                        "大数字 %s：每个“%s”最新一条“%s”的“%s”之和",
                        "big number %s: the latest of each '%s' in %s, its '%s'",
                        sheet.text(count.label())
                                + (count.unit() == null ? "" : sheet.said("（%s）", " (%s)", sheet.text(count.unit()))),
                        words.field(count.of(), count.per()),
                        words.type(count.of()),
                        words.field(count.of(), count.field())));
        if (count.method() != null)
            sheet.maybe(3, sheet.said("怎样数的", "how it was counted"), words.field(count.of(), count.method()));
        Wall.Mood mood = count.mood();
        if (mood != null)
            sheet.line(
                    3,
                    sheet.said(
                            "一旁显示：每个“%s”最新一条“%s”的“%s”，取最重的",
                            "beside it: the latest of each '%s' in %s, its '%s', the worst",
                            words.field(mood.of(), mood.per()),
                            words.type(mood.of()),
                            words.field(mood.of(), mood.field())));
        if (count.interval() != null)
            sheet.maybe(3, sheet.said("两倍此时限后算过期", "stale after twice the limit"), words.limit(count.interval()));
    }

    private void status(Wall.Status status) {
        sheet.line(
                1,
                sheet.said(
                        "各组状态：“%s”的“%s”（灯色“%s”）",
                        "how each group stands: %s, its '%s' (light '%s')",
                        words.type(status.of()),
                        words.field(status.of(), status.line()),
                        words.field(status.of(), status.light())));
        if (status.need() != null)
            sheet.maybe(3, sheet.said("最需要什么", "what it needs most"), words.field(status.of(), status.need()));
        sheet.maybe(3, sheet.said("超过此时限无新状态算沉默", "silent after the limit"), words.limit(status.interval()));
    }

    private void answers(Wall.Answers answers) {
        sheet.line(
                1,
                sheet.said(
                        "被问到时怎样答（手机）：“%s”在 %s 时的“%s”和“%s”",
                        "what is answered when people ask (phones): of %s in %s, '%s' and '%s'",
                        words.type(answers.of()),
                        words.states(answers.of(), answers.in()),
                        words.field(answers.of(), answers.question()),
                        words.field(answers.of(), answers.answer())));
    }

    private void site(SitePlan site) {
        sheet.title(sheet.said("场地图", "Site plan"));
        SitePlan.Picture picture = site.picture();
        sheet.maybe(
                1,
                sheet.said("图片", "picture"),
                words.type(picture.of())
                        + sheet.said("：", ": ")
                        + words.fields(picture.of(), List.of(picture.file(), picture.size(), picture.name())));
        SitePlan.Places places = site.places();
        sheet.maybe(
                1,
                sheet.said("图上的位置", "places"),
                words.type(places.of()) + sheet.said("：", ": ")
                        + words.field(places.of(), places.x()) + " / " + words.field(places.of(), places.y())
                        + size(places.of(), places.width()) + size(places.of(), places.height()));
        if (!site.alsoOn().isEmpty())
            sheet.maybe(1, sheet.said("也在这些工作台", "also on the boards of"), sheet.all(site.alsoOn(), words::group));
        SummarySteps steps = new SummarySteps(sheet);
        for (SitePlan.Sign sign : site.signs())
            sheet.maybe(
                    1,
                    sheet.said("标示 ", "sign ")
                            + sheet.defined(sign.id(), sign.say())
                            + sheet.said("（%s）", " (%s)", steps.tone(sign.tone())),
                    sign.when());
    }

    private String size(String type, @Nullable String field) {
        return field == null ? "" : " / " + words.field(type, field);
    }

    private void phones() {
        if (plan.field().isEmpty()) return;
        sheet.title(sheet.said("手机按钮", "Buttons of the phones"));
        plan.field().forEach((group, actions) -> {
            sheet.line(1, words.group(group));
            actions.forEach(this::action);
        });
    }

    private void action(FieldAction action) {
        String marks = (action.help() ? sheet.said("，求助（长按）", ", a call for help (long press)") : "")
                + (action.wide() ? sheet.said("，占整行", ", as wide as the page") : "")
                + (action.photos() ? sheet.said("，可拍照", ", with photos") : "");
        sheet.line(
                2,
                sheet.defined(action.id(), action.label())
                        + sheet.said("：登记 %s", ": posts %s", sheet.all(action.posts(), words::type))
                        + marks);
        if (action.hint() != null) sheet.maybe(4, sheet.said("提示", "hint"), sheet.text(action.hint()));
        sheet.maybe(4, sheet.said("填写", "asks for"), sheet.all(action.fields(), name -> label(action, name)));
        if (!action.preset().isEmpty())
            sheet.maybe(
                    4,
                    sheet.said("已定", "given"),
                    action.preset().entrySet().stream()
                            .map(entry -> label(action, entry.getKey()) + " = "
                                    + words.given(field(action, entry.getKey()), entry.getValue()))
                            .collect(Collectors.joining(sheet.said("；", "; "))));
        if (!action.keep().isEmpty())
            sheet.maybe(
                    4, sheet.said("沿用上次填的", "as given last"), sheet.all(action.keep(), name -> label(action, name)));
    }

    private String label(FieldAction action, String name) {
        Field field = field(action, name);
        return field == null ? name : sheet.text(field.label());
    }

    /** The field of the first record type that the action posts and that has it. */
    private @Nullable Field field(FieldAction action, String name) {
        for (String post : action.posts()) {
            RecordType type = plan.type(post);
            if (type != null && type.fields().containsKey(name))
                return type.fields().get(name);
        }
        return null;
    }
}
