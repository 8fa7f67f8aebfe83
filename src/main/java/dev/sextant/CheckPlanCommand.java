package dev.sextant;

import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "check-plan",
        mixinStandardHelpOptions = true,
        description = "Reads a plan and names every mistake: file, line, column, what is wrong, what would be right.")
final class CheckPlanCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Parameters(
            arity = "0..1",
            paramLabel = "FOLDER",
            description = "The plan's folder (default: the one of the settings).")
    private @Nullable Path folder;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Path place = folder == null ? flags.settings().plan() : folder;
        PlanResult result = PlanLoader.load(Shipped.texts(place));
        if (result instanceof PlanResult.Faulty faulty) {
            faulty.problems().forEach(problem -> out.println(problem));
            int count = faulty.problems().size();
            out.println(count == 1 ? "One mistake." : count + " mistakes.");
            return CommandLine.ExitCode.SOFTWARE;
        }
        Plan plan = ((PlanResult.Loaded) result).plan();
        out.printf(
                "The plan %s (version %s) is good: %d groups, %d roles, %d record types, %d level rules, %d time limits.%n",
                plan.id(),
                plan.version(),
                plan.groups().size(),
                plan.roles().size(),
                plan.records().size(),
                plan.levelRules().size(),
                plan.limits().size());
        return CommandLine.ExitCode.OK;
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
