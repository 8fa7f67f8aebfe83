package dev.sextant.press;

import dev.sextant.plan.Label;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The few words that stand around the texts, in the languages in which a page can be written. */
final class Phrases {
    private static final Map<String, Map<String, String>> WORDS = Map.of(
            "zh",
                    Map.ofEntries(
                            Map.entry("tag", "zh-CN"),
                            Map.entry("name", "简体中文"),
                            Map.entry("title", "公开说明"),
                            Map.entry("none", "目前没有公开说明。"),
                            Map.entry("published", "发布于 "),
                            Map.entry("corrected", "已更正"),
                            Map.entry("correctedBy", "此说明已于 %s 更正，请以更正后的说明为准："),
                            Map.entry("correctedOnly", "此说明已于 %s 更正。"),
                            Map.entry("corrects", "本说明更正先前的说明："),
                            Map.entry("wrong", "原文错误："),
                            Map.entry("withdrawn", "已撤回"),
                            Map.entry("withdrawnAt", "此说明已于 %s 撤回，请勿再引用。"),
                            Map.entry("gone", "已撤回的原文，仅供查证："),
                            Map.entry("replaced", "更正前的原文，仅供查证："),
                            Map.entry("asWritten", "此说明没有中文文本，以下为原文。"),
                            Map.entry("contact", "联系方式："),
                            Map.entry("kept", "更正和撤回的说明保留在本页，可供查证。"),
                            Map.entry("feeds", "订阅："),
                            Map.entry("updated", "本页最近变更："),
                            Map.entry("demo", "演示数据，并非真实声明")),
            "en",
                    Map.ofEntries(
                            Map.entry("tag", "en"),
                            Map.entry("name", "English"),
                            Map.entry("title", "Public statements"),
                            Map.entry("none", "There are no public statements at present."),
                            Map.entry("published", "Published "),
                            Map.entry("corrected", "Corrected"),
                            Map.entry("correctedBy", "This statement was corrected on %s. The correction holds: "),
                            Map.entry("correctedOnly", "This statement was corrected on %s."),
                            Map.entry("corrects", "This corrects an earlier statement: "),
                            Map.entry("wrong", "What was wrong: "),
                            Map.entry("withdrawn", "Withdrawn"),
                            Map.entry("withdrawnAt", "This statement was withdrawn on %s. Do not quote it any more."),
                            Map.entry("gone", "The withdrawn text, for the record:"),
                            Map.entry("replaced", "The text before the correction, for the record:"),
                            Map.entry(
                                    "asWritten",
                                    "There is no English text of this statement; it is shown as it was published."),
                            Map.entry("contact", "Contact: "),
                            Map.entry("kept", "Corrected and withdrawn statements stay on this page, for the record."),
                            Map.entry("feeds", "Subscribe: "),
                            Map.entry("updated", "This page last changed: "),
                            Map.entry("demo", "Demo data, not a real statement")));

    private final Map<String, String> words;
    private final String language;
    private final DateTimeFormatter times;

    Phrases(String language, ZoneId zone) {
        this.language = language;
        this.words = WORDS.getOrDefault(base(language), WORDS.getOrDefault("en", Map.of()));
        this.times = base(language).equals("zh")
                ? DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm", Locale.SIMPLIFIED_CHINESE)
                        .withZone(zone)
                : DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm", Locale.ENGLISH)
                        .withZone(zone);
    }

    /** Those of a plan's languages in which a page can be written, in their order; English where there is none. */
    static List<String> spoken(List<String> languages) {
        List<String> spoken =
                languages.stream().filter(each -> WORDS.containsKey(base(each))).toList();
        return spoken.isEmpty() ? List.of("en") : spoken;
    }

    private static String base(String language) {
        return language.split("-", 2)[0];
    }

    String say(String word) {
        return words.getOrDefault(word, word);
    }

    String say(String word, Instant at) {
        return say(word).replace("%s", time(at));
    }

    String time(Instant at) {
        return times.format(at);
    }

    String of(Label label) {
        return label.in(language);
    }

    /** A name before a title. */
    String quoted(String name) {
        return base(language).equals("zh") ? "【" + name + "】" : name + ": ";
    }

    /** The separator between two facts about one thing. */
    String between() {
        return " · ";
    }
}
