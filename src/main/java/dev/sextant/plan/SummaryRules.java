package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The part of a summary about what the organisation agreed on beside the boards: files, comments, handing over, the public page, personal data. */
final class SummaryRules {
    private final Plan plan;
    private final Sheet sheet;
    private final PlanWords words;

    SummaryRules(Plan plan, Sheet sheet) {
        this.plan = plan;
        this.sheet = sheet;
        this.words = sheet.words();
    }

    void write() {
        if (plan.attachments() != null) attachments(plan.attachments());
        if (plan.comments() != null) comments(plan.comments());
        if (plan.handover() != null) handover(plan.handover());
        if (plan.publication() != null) publication(plan.publication());
        if (plan.privacy() != null) privacy(plan.privacy());
    }

    /** Which field means what: {@code File name: Called}. */
    private void means(int depth, String what, String type, @Nullable String field) {
        if (field != null) sheet.maybe(depth, what, "‹" + words.field(type, field) + "›");
    }

    private @Nullable Field fieldOf(String type, String name) {
        RecordType known = plan.type(type);
        return known == null ? null : known.fields().get(name);
    }

    private void attachments(Attachments files) {
        String of = files.record();
        sheet.title(sheet.said("附件", "Files"));
        sheet.maybe(1, sheet.said("每个文件一条记录", "a record for each file"), words.type(of));
        means(2, sheet.said("关联记录", "belongs to"), of, files.about());
        means(2, sheet.said("文件", "the file"), of, files.file());
        means(2, sheet.said("文件名", "its name"), of, files.name());
        means(2, sheet.said("大小", "its size"), of, files.size());
        means(2, sheet.said("类别", "its kind"), of, files.kind());
        Field kind = fieldOf(of, files.kind());
        sheet.maybe(
                3,
                sheet.said("各类的内容", "what each kind holds"),
                sheet.all(
                        files.kinds().entrySet(),
                        entry -> (kind == null ? entry.getKey() : words.given(kind, entry.getKey())) + " → "
                                + content(entry.getValue())));
        means(2, sheet.said("拍摄时间", "taken at"), of, files.capturedAt());
        means(2, sheet.said("已去除位置", "its place is removed"), of, files.placeRemoved());
        means(2, sheet.said("人脸已模糊", "faces are blurred"), of, files.facesBlurred());
        sheet.line(2, sheet.said("一条记录最多 %s 个", "%s for one record at most", files.most()));
        files.preset()
                .forEach((name, value) -> sheet.line(
                        2,
                        sheet.said(
                                "随页面交来的，%s = %s",
                                "handed in with a screen, %s = %s",
                                words.field(of, name),
                                words.given(fieldOf(of, name), value))));
    }

    private String content(Attachments.Content content) {
        return switch (content) {
            case PICTURE -> sheet.said("图片", "picture");
            case SOUND -> sheet.said("录音", "sound");
            case DOCUMENT -> sheet.said("文件", "document");
        };
    }

    private void comments(Comments comments) {
        sheet.title(sheet.said("讨论", "Comments"));
        RecordType type = plan.type(comments.record());
        sheet.maybe(1, sheet.said("每句话一条记录", "a record for each remark"), words.type(comments.record()));
        if (type != null) sheet.maybe(2, sheet.said("谁可以说", "said by"), words.who(type.post()));
        means(2, sheet.said("关于", "about"), comments.record(), comments.about());
        means(2, sheet.said("内容", "text"), comments.record(), comments.text());
        if (!comments.except().isEmpty())
            sheet.maybe(2, sheet.said("不讨论", "never about"), sheet.all(comments.except(), words::type));
        if (comments.personal() != null)
            sheet.maybe(
                    2,
                    sheet.said("提到已登记的人时问", "asked when somebody on record is named"),
                    sheet.text(comments.personal()));
    }

    private void handover(Handover handover) {
        String of = handover.record();
        sheet.title(sheet.said("交接班", "Handing over"));
        sheet.maybe(1, sheet.said("每次交接一条记录", "a record for each"), words.type(of));
        means(2, sheet.said("交班人", "who goes"), of, handover.from());
        means(2, sheet.said("接班人", "who comes"), of, handover.to());
        Field items = fieldOf(of, handover.items());
        means(2, sheet.said("未结事项", "what is open"), of, handover.items());
        if (items != null)
            sheet.maybe(3, sheet.said("每行写在", "each row in"), "‹" + words.field(items.fields(), handover.item()) + "›");
        means(2, sheet.said("注意事项", "what to mind"), of, handover.note());
    }

    private void publication(Publication out) {
        String of = out.of();
        sheet.title(sheet.said("公开页", "The public page"));
        sheet.maybe(1, sheet.said("公布的是", "shows"), words.type(of));
        means(2, sheet.said("标题", "title"), of, out.title());
        means(2, sheet.said("正文", "text"), of, out.text());
        out.also()
                .forEach((language, other) -> sheet.maybe(
                        2,
                        sheet.said("另有 %s 文", "in %s", language),
                        words.fields(of, List.of(other.title(), other.text()))));
        means(2, sheet.said("发布时间", "published at"), of, out.at());
        means(2, sheet.said("种类", "sort"), of, out.kind());
        means(2, sheet.said("联系方式", "whom to ask"), of, out.contact());
        states(sheet.said("有效", "holds in"), of, out.standing());
        states(sheet.said("已更正", "corrected in"), of, out.corrected());
        states(sheet.said("已撤回", "withdrawn in"), of, out.withdrawn());
        means(2, sheet.said("更正哪一条", "what a correction corrects"), of, out.corrects());
        means(2, sheet.said("原文错在哪里", "what was wrong"), of, out.wrong());
        means(2, sheet.said("撤回告知", "what is told of a withdrawal"), of, out.notice());
        if (out.delivery() != null) delivery(out.delivery(), of);
    }

    private void states(String what, String type, List<String> states) {
        if (!states.isEmpty()) sheet.maybe(2, what, words.states(type, states));
    }

    private void delivery(Publication.Delivery delivery, String text) {
        String of = delivery.of();
        sheet.maybe(1, sheet.said("外发，每个渠道一条记录", "sent out, a record for each channel"), words.type(of));
        means(2, sheet.said("经哪些渠道", "through"), text, delivery.through());
        means(2, sheet.said("哪一条", "which text"), of, delivery.text());
        means(2, sheet.said("事由", "because of"), of, delivery.event());
        means(2, sheet.said("渠道", "channel"), of, delivery.channel());
        means(2, sheet.said("识别号", "key"), of, delivery.key());
        means(2, sheet.said("次数", "tries"), of, delivery.attempts());
        means(2, sheet.said("回执", "answer"), of, delivery.answer());
        means(2, sheet.said("未送达原因", "why not"), of, delivery.failure());
        List<String> moves = new ArrayList<>();
        for (String move :
                List.of(delivery.begin(), delivery.later(), delivery.sent(), delivery.failed(), delivery.withheld())) {
            moves.add(sheet.said("“%s”", "'%s'", words.done(of, move)) + " [" + move + "]");
        }
        sheet.maybe(
                2,
                sheet.said("系统的操作（开始、稍后再试、已送达、未送达、不外发）", "steps of Sextant: begin, later, sent, failed, withheld"),
                sheet.all(moves));
    }

    private void privacy(Privacy privacy) {
        sheet.title(sheet.said("个人信息", "Personal data"));
        for (Field.Pii level : Field.Pii.values())
            sheet.maybe(
                    1,
                    sheet.said(
                            "%s 说明理由后可查看",
                            "%s seen with a reason by", level.name().toLowerCase(Locale.ROOT)),
                    words.who(privacy.seen().getOrDefault(level, Who.NOBODY)));
        sheet.line(
                1,
                sheet.said(
                        "一人 %2$s 分钟内最多查看 %1$s 个",
                        "one person sees %s values within %s min at most", privacy.most(), privacy.withinMinutes()));
        Privacy.Log log = privacy.log();
        sheet.maybe(
                1,
                sheet.said("每次查看记入", "each look is noted in"),
                words.type(log.of())
                        + sheet.said("：", ": ")
                        + words.fields(log.of(), List.of(log.record(), log.field(), log.reason())));
        Privacy.Opened opened = privacy.opened();
        if (opened != null) {
            sheet.line(
                    1,
                    sheet.said(
                            "打开文件记入：%s（%s），同一人同一文件 %s 分钟内只记一次",
                            "who opens a file is noted in: %s (%s), once in %s min",
                            words.type(opened.of()),
                            words.field(opened.of(), opened.record()),
                            opened.withinMinutes()));
            sheet.maybe(3, sheet.said("仅当", "only when"), opened.when());
        }
        sheet.maybe(1, sheet.said("谁可抹除个人信息", "erased by"), words.who(privacy.erase()));
        sheet.maybe(1, sheet.said("暂不抹除，当", "nobody is erased while"), privacy.hold());
        if (privacy.retention() != null) retention(privacy.retention());
    }

    private void retention(Privacy.Retention retention) {
        for (Field.Pii level : Field.Pii.values()) {
            Integer days = retention.days().get(level);
            String name = level.name().toLowerCase(Locale.ROOT);
            sheet.line(
                    1,
                    days == null
                            ? sheet.said("%s 一直保留", "%s is kept", name)
                            : sheet.said(
                                    "%s 在进入“%s”%s 天后抹除",
                                    "%s is erased after '%s', %s days later",
                                    name,
                                    sheet.all(retention.after(), words::phase),
                                    days));
        }
    }
}
