package dev.sextant;

import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanChange;
import dev.sextant.plan.PlanDiff;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import dev.sextant.plan.PlanSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The plan's folder (default: the one of the settings).")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = {"-s", "--summary"},
            description = "Print the whole plan as a text: team, record types, life cycles, limits, rules.")
    private boolean summary;

    @CommandLine.Option(
            names = {"-d", "--diff"},
            paramLabel = "OLD",
            description = "Print what changed since the plan in this folder, with the place of each change.")
    private @Nullable Path old;

    @CommandLine.Option(
            names = {"-l", "--language"},
            paramLabel = "LANGUAGE",
            description = "The language of labels, one of the plan's own (default: its first).")
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
        Plan plan = checked(texts, out);
        if (plan == null) return CommandLine.ExitCode.SOFTWARE;
        out.printf(
                "The plan %s (version %s) is good: %d groups, %d roles, %d record types, %d level rules, %d time limits.%n",
                plan.id(),
                plan.version(),
                plan.groups().size(),
                plan.roles().size(),
                plan.records().size(),
                plan.levelRules().size(),
                plan.limits().size());
        String labels = language(plan);
        if (summary)
            out.println(System.lineSeparator() + PlanSummary.of(plan, labels).strip());
        if (old == null) return CommandLine.ExitCode.OK;
        Map<String, String> before = Shipped.texts(old);
        if (checked(before, out) == null) return CommandLine.ExitCode.SOFTWARE;
        print(PlanDiff.between(before, texts, labels), labels.startsWith("zh"), out);
        return CommandLine.ExitCode.OK;
    }

    private static @Nullable Plan checked(Map<String, String> texts, PrintWriter out) {
        PlanResult result = PlanLoader.load(texts);
        if (result instanceof PlanResult.Loaded loaded) return loaded.plan();
        List<?> problems = ((PlanResult.Faulty) result).problems();
        problems.forEach(problem -> out.println(problem));
        out.println(problems.size() == 1 ? "One mistake." : problems.size() + " mistakes.");
        return null;
    }

    private String language(Plan plan) {
        if (language == null) return plan.languages().get(0);
        if (plan.languages().contains(language)) return language;
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "The plan has no labels in '" + language + "', only in " + String.join(", ", plan.languages()) + ".");
    }

    private static void print(List<PlanChange> changes, boolean chinese, PrintWriter out) {
        if (changes.isEmpty()) out.println(chinese ? "与旧预案一致。" : "It says the same as the old plan.");
        String section = "";
        for (PlanChange change : changes) {
            if (!change.section().equals(section)) out.println(System.lineSeparator() + change.section());
            section = change.section();
            out.println("  " + change);
        }
        if (!changes.isEmpty()) out.println(System.lineSeparator() + counted(changes, chinese));
    }

    private static String counted(List<PlanChange> changes, boolean chinese) {
        long added = changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.ADDED)
                .count();
        long removed = changes.stream()
                .filter(change -> change.kind() == PlanChange.Kind.REMOVED)
                .count();
        long changed = changes.size() - added - removed;
        return chinese
                ? "新增 " + added + " 处，删去 " + removed + " 处，修改 " + changed + " 处。"
                : added + " added, " + removed + " removed, " + changed + " changed.";
    }

    /** The plan of these files. @throws Sextant.Unusable naming every mistake */
    static Plan load(Map<String, String> texts) {
        PlanResult result = PlanLoader.load(texts);
        if (result instanceof PlanResult.Faulty faulty) {
            StringBuilder mistakes = new StringBuilder("The plan cannot be used:");
            faulty.problems()
                    .forEach(problem -> mistakes.append(System.lineSeparator()).append(problem));
            throw new Sextant.Unusable(mistakes.toString());
        }
        return ((PlanResult.Loaded) result).plan();
    }
}
