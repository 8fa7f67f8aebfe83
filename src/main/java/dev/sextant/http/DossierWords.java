package dev.sextant.http;

import dev.sextant.press.Markup;
import java.util.Map;

/** The words of the dossier's page. */
final class DossierWords {
    private static final Map<String, String[]> WORDS = Map.ofEntries(
            Map.entry("title", new String[] {"文稿档案", "Dossier"}),
            Map.entry("asOf", new String[] {"截至 ", "As of "}),
            Map.entry("versions", new String[] {"各稿文本", "Every draft"}),
            Map.entry("version", new String[] {"第 %s 稿", "Draft %s"}),
            Map.entry("readBy", new String[] {"在屏幕上看过这一稿：", "Had this draft on the screen: "}),
            Map.entry("steps", new String[] {"经过", "What was done"}),
            Map.entry("when", new String[] {"时间", "When"}),
            Map.entry("who", new String[] {"何人", "Who"}),
            Map.entry("what", new String[] {"做了什么", "What"}),
            Map.entry("of", new String[] {"哪一稿、指纹", "Which draft, fingerprint"}),
            Map.entry("said", new String[] {"说明", "Said with it"}),
            Map.entry("post", new String[] {"登记", "Posted"}),
            Map.entry("amend", new String[] {"修改", "Edited"}),
            Map.entry("rule", new String[] {"裁定", "Ruled"}),
            Map.entry("strike", new String[] {"划除", "Struck out"}),
            Map.entry("correct", new String[] {"更正", "Corrected"}),
            Map.entry("fields", new String[] {"发布与审批", "Release and approval"}),
            Map.entry("wentTo", new String[] {"送往何处", "Where it went"}),
            Map.entry("channel", new String[] {"渠道", "Channel"}),
            Map.entry("event", new String[] {"事由", "Because"}),
            Map.entry("result", new String[] {"结果", "Result"}),
            Map.entry("attempts", new String[] {"尝试", "Tries"}),
            Map.entry("answer", new String[] {"对方回执", "What the channel answered"}),
            Map.entry("comments", new String[] {"讨论", "Discussion"}),
            Map.entry("restsOn", new String[] {"依据和关联", "What it rests on"}),
            Map.entry("struck", new String[] {"已划除", "struck out"}),
            Map.entry("move", new String[] {"处理", "Decided"}),
            Map.entry("asWritten", new String[] {
                "各稿文字按当时原样保存，退回意见里引用的原句也在内，其中可能有个人信息。对外提供前请逐页核对。",
                "Every draft stands here as it was written, with what remarks quote of it; there may be personal data in it. Look through every page before it leaves the house."
            }),
            Map.entry("yes", new String[] {"是", "Yes"}),
            Map.entry("no", new String[] {"否", "No"}),
            Map.entry("demo", new String[] {"演示数据", "Demo data"}));

    private DossierWords() {}

    static String of(String name, Language language) {
        String[] words = WORDS.get(name);
        return words == null ? Markup.text(name) : words[language.tag().equals("zh") ? 0 : 1];
    }
}
