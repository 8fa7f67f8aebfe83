package dev.sextant.plan;

import static dev.sextant.plan.HotelPlan.BOARDS;
import static dev.sextant.plan.HotelPlan.PLAN;
import static dev.sextant.plan.HotelPlan.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The mistakes of {@link PlanLoaderTest} as a Chinese author reads them; {@code ^} is where they must be reported. */
@DisplayName("The author of a Chinese plan")
class ChinesePlanAuthorTest {
    @ParameterizedTest(name = "{2}: {3}")
    @MethodSource("mistakes")
    @DisplayName("reads what is wrong, where, and what would be right, in Chinese")
    void reads(String file, String text, String changed, String message) {
        assertThat(HotelPlan.problems(file, text, changed).stream().map(problem -> problem.in("zh")))
                .containsExactly(HotelPlan.place(file, text, changed) + ": " + message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(RULES, "attention:\n", "^atention:\n", "预案没有“atention”这个键（是否想写“attention”？）"),
                mistake(PLAN, "  id: hotel\n", "  id: hotel\n  ^id: inn\n", "“id”重复；先前写在 plan.yaml:3:3"),
                mistake(PLAN, "{label: {en: Manager on duty}}", "{label: ^{}}", "“label”缺少“en”的文字"),
                mistake(PLAN, "{en: Manager on duty}", "^Manager", "“label”须用预案的每种语言各写一段：{en: …}"),
                mistake(PLAN, "silent: [5, 10]", "silent: ^{amber: 5}", "“silent”应是列表，这里是“键: 值”的形式"),
                mistake(PLAN, "strip: false", "strip: ^no", "“strip”只能是 true 或 false，不能是“no”"),
                mistake(PLAN, "activatePlan: manager", "activatePlan: ^manger", "岗位或小组“manger”不存在（是否想写“manager”？）"),
                mistake(BOARDS, "range: 0..500,", "range: ^500,", "“range”写作 最小..最大，如 0..200，不能写成“500”"),
                mistake(
                        BOARDS,
                        "{type: ref, to: spot, required: true",
                        "{type: ref, to: spot, length: ^1..2, required: true",
                        "“length”只能用于 text 字段"),
                mistake(
                        PLAN,
                        "factors: {low: 1.5, mid: 1, high: 0.75}",
                        "factors: ^{low: 1.5, high: 0.75}",
                        "“factors”缺少级别“mid”；须为 low、mid、high 各写一个值"),
                mistake(
                        RULES,
                        "bands: {low: 5, mid: 20, high: none}",
                        "bands: {low: 5, mid: 20, high: none, ^purple: 50}",
                        "级别“purple”不存在，只有 low、mid、high"),
                mistake(
                        RULES,
                        "minutes: {low: 120, mid: 60, high: 30}",
                        "minutes: {low: 120, mid: 60, high: ^90}",
                        "“high”给的时间（90）比较低的“mid”（60）长：级别越高，时限不能越长"),
                mistake(PLAN, "mark: {en: S}", "mark: {en: ^SEC}", "“mark”的“en”宽 3 格，屏幕上只有 2 格的位置（一个汉字占两格）"),
                mistake(
                        BOARDS,
                        "when: \"record.mood == 'hostile'\", who",
                        "when: \"record.mood ^= 'hostile'\", who",
                        "表达式里比较用“==”，不用“=”"),
                mistake(RULES, "from: record.createdAt", "from: record.createdAt +^", "表达式有误：没有写完"),
                mistake(RULES, "from: record.createdAt", "from: (record.createdAt^", "表达式有误：结尾缺少“)”"),
                mistake(
                        RULES,
                        "from: record.createdAt",
                        "from: record.^creatdAt",
                        "demand 的字段“creatdAt”不存在（是否想写“createdAt”？）"),
                mistake(
                        RULES,
                        "from: incident.activatedAt",
                        "from: incident.^activatdAt",
                        "incident 的字段“activatdAt”不存在（是否想写“activatedAt”？）"),
                mistake(
                        RULES,
                        "from: incident.activatedAt",
                        "from: ^record.createdAt",
                        "这里没有“record”，只有 incident、all、now"),
                mistake(BOARDS, "flash: \"record.heads >= 100\"", "flash: \"record.heads ^>= 'x'\"", "“>=”不能用于（整数、文字）"),
                mistake(BOARDS, "flash: \"record.heads >= 100\"", "flash: \"^record.heads\"", "表达式应得出真或假，这里得出整数"),
                mistake(
                        BOARDS,
                        "sets: {answeredBy: actor.id}",
                        "sets: {answeredBy: ^actor.roles}",
                        "表达式应得出文字，这里得出文字列表"),
                mistake(
                        RULES,
                        "minutesSince(c.occurredAt) < 30",
                        "^minutesSince(c.spot) < 30",
                        "应写成 minutesSince(time)，不能用（文字）"),
                mistake(
                        RULES,
                        "who: ownHead\n    escalate: manager\n",
                        "who: [ownHead\n    escalate^: manager\n",
                        "YAML 写法有误：[ ] 里缺少半角逗号，或缺少右方括号"));
    }

    private static Arguments mistake(String file, String text, String changed, String message) {
        return Arguments.of(file, text, changed, message);
    }

    @Test
    @DisplayName("is told where a sign of the Chinese keyboard stands that should be half as wide")
    void fullWidth() {
        assertThat(said(PLAN, "  id: hotel\n", "  id：hotel\n")).isEqualTo("plan.yaml:3:5: “id”后面是全角冒号，应是半角冒号加空格");
        assertThat(said(BOARDS, "flash: \"record.heads >= 100\"", "flash: \"record.heads >= 100 && （true）\""))
                .contains("“（”是全角括号，应写半角“(”");
        assertThat(said(BOARDS, "flash: \"record.heads >= 100\"", "flash: \"record.mood == “loud”\""))
                .contains("““”是全角引号，应写半角“'”");
    }

    @Test
    @DisplayName("is told the same in lists, in keys and in names")
    void fullWidthNames() {
        assertThat(said(PLAN, "activatePlan: manager", "activatePlan: [manager，desk]"))
                .endsWith("“，”是全角逗号，应写半角“,”");
        assertThat(HotelPlan.problems(PLAN, "{label: {en: Manager on duty}}", "{label: {en：Manager on duty}}"))
                .singleElement()
                .satisfies(one -> assertThat(one.in("zh")).endsWith("“：”是全角冒号，应写半角“:”"));
    }

    private static String said(String file, String text, String changed) {
        return HotelPlan.problems(file, text, changed).get(0).in("zh");
    }

    @Test
    @DisplayName("is known by the plan's first language, also when another file cannot be read")
    void languages() {
        Map<String, String> files = new LinkedHashMap<>(HotelPlan.files());
        assertThat(PlanLoader.load(files).languages()).containsExactly("en");
        files.computeIfPresent(PLAN, (name, text) -> text.replace("languages: [en]", "languages: [zh, en]"));
        assertThat(PlanLoader.load(files)).isInstanceOf(PlanResult.Faulty.class);
        assertThat(PlanLoader.load(files).languages()).containsExactly("zh", "en");
        files.put(BOARDS, "records: [");
        assertThat(PlanLoader.load(files).languages()).containsExactly("zh", "en");
        files.put(PLAN, "plan: [");
        assertThat(PlanLoader.load(files).languages()).isEqualTo(List.of());
    }
}
