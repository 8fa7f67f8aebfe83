package dev.sextant;

import dev.sextant.journal.Chain;
import dev.sextant.journal.Journal;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Checks that no entry was changed, removed or moved, and that the plan of each is there. Note the last hash somewhere else:"
                        + " it vouches for everything before it.")
final class VerifyCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Parameters(arity = "0..*", paramLabel = "INCIDENT", description = "Which ones (default: all).")
    private List<String> incidents = List.of();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        boolean whole = true;
        try (Tool tool = new Tool(flags.settings())) {
            Journal journal = tool.journal();
            List<String> there =
                    tool.await(journal.incidents()).stream().sorted().toList();
            for (String incident : incidents.isEmpty() ? there : incidents) {
                if (!there.contains(incident)) {
                    throw new Sextant.Unusable("There is no incident " + incident + ".");
                }
                Chain.Verdict verdict = tool.await(journal.verify(incident));
                if (verdict instanceof Chain.Verdict.Whole good) {
                    out.println(incident + ": whole, " + good.entries() + " entries, last hash " + good.hash());
                } else if (verdict instanceof Chain.Verdict.Broken broken) {
                    whole = false;
                    out.println(incident + ": BROKEN at " + broken.seq() + ": " + broken.why());
                }
                whole &= planThere(tool, journal, incident, out);
            }
        }
        return whole ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private static boolean planThere(Tool tool, Journal journal, String incident, PrintWriter out) {
        String version = tool.planVersion(journal, incident);
        if (version.isEmpty() || !tool.await(tool.shelf().texts(version)).isEmpty()) {
            return true;
        }
        out.println(incident + ": PLAN MISSING: it was opened with version " + version
                + " of the plan, which is not on the shelf, so no node shows it. Run serve once with --plan on the folder of"
                + " that plan (check-plan tells a folder's version).");
        return false;
    }
}
