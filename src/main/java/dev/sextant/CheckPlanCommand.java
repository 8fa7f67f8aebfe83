package dev.sextant;

import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanChange;
import dev.sextant.plan.PlanDiff;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanProblem;
import dev.sextant.plan.PlanResult;
import dev.sextant.plan.PlanSummary;
import dev.sextant.plan.Wording;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "check-plan",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Reads a plan and names every mistake: file, line, column, what is wrong, what would be right.",
            "A good plan can be shown as a summary, or compared with an older one."
        },
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:the plan is good",
            "1:it has mistakes, or it cannot be read",
            "2:the command was not understood"
        })
final class CheckPlanCommand implements Callable<Integer> {
    /** The languages that mistakes are told in; labels are in those of the plan. */
    private static final Set<String> WORDS = Set.of("zh", "en");

    /** So many lines fill a terminal: what stands at the top has scrolled away. */
    private static final int MANY = 20;

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The plan's folder (default: the one of the settings).")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = {"-s", "--summary"},
            description =
                    "Print the whole plan on paper, in its own words: people, limits by level, records, steps, rules, screens.")
    private boolean summary;

    @CommandLine.Option(
            names = {"-d", "--diff"},
            paramLabel = "OLD",
            description = "Print what changed since the plan in this folder, with the place of each change.")
    private @Nullable Path old;

    @CommandLine.Option(
            names = {"-l", "--language"},
            paramLabel = "LANGUAGE",
            description = {
                "The language of mistakes, counts and labels: zh, en, or another of the plan's own",
                "(default: the plan's first; when that cannot be read, the system's)."
            })
    private @Nullable String language;

    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path place = folder == null ? flags.settings().plan() : folder;
        Map<String, String> texts = Shipped.texts(place);
        PlanResult result = PlanLoader.load(texts);
        String reader = language(result);
        if (!(result instanceof PlanResult.Loaded loaded)) return faulty(result, reader, out);
        out.println(good(loaded.plan()).in(reader));
        if (summary)
            out.println(System.lineSeparator()
                    + PlanSummary.of(loaded.plan(), reader).strip());
        if (old == null) return CommandLine.ExitCode.OK;
        Map<String, String> before = Shipped.texts(old);
        PlanResult resultBefore = PlanLoader.load(before);
        if (resultBefore instanceof PlanResult.Faulty) return faulty(resultBefore, reader, out);
        print(PlanDiff.between(before, texts, reader), reader, out);
        return CommandLine.ExitCode.OK;
    }

    /** The language that was asked for, else that of {@link #languageOf}. */
    private String language(PlanResult result) {
        if (language == null) return languageOf(result);
        boolean known = WORDS.contains(language) || result.languages().contains(language);
        if (known || result.languages().isEmpty()) return language;
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                Wording.of(
                                "预案没有“%s”的文字，只有 %s。",
                                "The plan has no labels in '%s', only in %s.", language, result.languages())
                        .in(languageOf(result)));
    }

    /** The plan's first language; when that cannot be read, the one of the machine's user, Chinese or English. */
    private static String languageOf(PlanResult result) {
        if (!result.languages().isEmpty()) return result.languages().get(0);
        return Locale.getDefault(Locale.Category.DISPLAY).getLanguage().equals("zh") ? "zh" : "en";
    }

    private static int faulty(PlanResult result, String reader, PrintWriter out) {
        PlanResult.Faulty faulty = (PlanResult.Faulty) result;
        List<PlanProblem> problems = faulty.problems();
        int places =
                problems.size() + problems.stream().mapToInt(PlanProblem::more).sum();
        problems.forEach(problem -> out.println(problem.in(reader)));
        Wording count =
                places == 1 ? Wording.of("1 处错误。", "One mistake.") : Wording.of("%s 处错误。", "%s mistakes.", places);
        out.println(count.in(reader));
        if (problems.size() > MANY)
            out.println(Wording.of("请先改这一处，其余多半由它而来：", "Mend this one first; others may come of it:")
                            .in(reader)
                    + System.lineSeparator()
                    + faulty.first().in(reader));
        return CommandLine.ExitCode.SOFTWARE;
    }

    private static Wording good(Plan plan) {
        return Wording.of(
                "预案 %s（版本 %s）没有错误：%s 个小组，%s 个岗位，%s 种记录，%s 条定级规则，%s 条时限。",
                "The plan %s (version %s) is good: %s groups, %s roles, %s record types, %s level rules, %s time limits.",
                plan.id(),
                plan.version(),
                plan.groups().size(),
                plan.roles().size(),
                plan.records().size(),
                plan.levelRules().size(),
                plan.limits().size());
    }

    private static void print(List<PlanChange> changes, String reader, PrintWriter out) {
        if (changes.isEmpty())
            out.println(
                    Wording.of("与旧预案一致。", "It says the same as the old plan.").in(reader));
        String section = "";
        for (PlanChange change : changes) {
            if (!change.section().equals(section)) out.println(System.lineSeparator() + change.section());
            section = change.section();
            out.println("  " + change);
        }
        if (!changes.isEmpty())
            out.println(System.lineSeparator() + counted(changes).in(reader));
    }

    private static Wording counted(List<PlanChange> changes) {
        long added = changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.ADDED)
                .count();
        long removed = changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.REMOVED)
                .count();
        return Wording.of(
                "新增 %s 处，删去 %s 处，修改 %s 处。",
                "%s added, %s removed, %s changed.", added, removed, changes.size() - added - removed);
    }

    /** The plan of these files. @throws Sextant.Unusable naming every mistake, in the plan's language */
    static Plan load(Map<String, String> texts) {
        PlanResult result = PlanLoader.load(texts);
        if (!(result instanceof PlanResult.Faulty faulty)) return ((PlanResult.Loaded) result).plan();
        String reader = languageOf(result);
        StringBuilder mistakes = new StringBuilder(
                Wording.of("预案有错误，不能使用：", "The plan cannot be used:").in(reader));
        faulty.problems()
                .forEach(problem -> mistakes.append(System.lineSeparator()).append(problem.in(reader)));
        throw new Sextant.Unusable(mistakes.toString());
    }
}
