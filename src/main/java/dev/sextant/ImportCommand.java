package dev.sextant;

import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Brings in an incident that was exported, after checking its hashes. It must not be here yet.")
final class ImportCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Parameters(index = "0", paramLabel = "FILE", description = "What export wrote.")
    private Path file = Path.of("");

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new Sextant.Unusable("There is no file " + file);
        }
        JsonLines.Read read = JsonLines.read(file.toString(), lines());
        try (Tool tool = new Tool(flags.settings())) {
            keepPlan(tool, read);
            // Nothing is here before the keys to it are; keys to nothing do no harm.
            tool.personKeys().keep(read.incident(), read.keys());
            tool.await(tool.journal().importEntries(read.incident(), read.entries()));
        }
        spec.commandLine()
                .getOut()
                .println(read.incident() + ": " + read.entries().size() + " entries brought in.");
        return CommandLine.ExitCode.OK;
    }

    private List<String> lines() throws IOException {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException notText) {
            throw new Sextant.Unusable(
                    file + ": this is no export of an incident; give a file that sextant export wrote");
        }
    }

    /** Sees to it that the incident finds here the plan that it was opened with. */
    private void keepPlan(Tool tool, JsonLines.Read read) {
        String version = read.planVersion();
        if (version.isEmpty() || !tool.await(tool.shelf().texts(version)).isEmpty()) {
            return;
        }
        if (read.plan().isEmpty()) {
            throw new Sextant.Unusable(read.incident() + " was opened with version " + version
                    + " of its plan, which is neither in " + file
                    + " nor on the shelf of this store: it would be shown under another plan, and wrong.\n"
                    + "Right would be: export it again where it comes from with this version of Sextant, which puts the"
                    + " plan into the file; or run serve once on this store with --plan on the folder of that plan"
                    + " (check-plan tells a folder's version), then import again.");
        }
        if (PlanLoader.load(read.plan()) instanceof PlanResult.Faulty faulty) {
            throw new Sextant.Unusable(read.incident() + " was opened with version " + version
                    + " of its plan, which this version of Sextant cannot read: "
                    + faulty.problems().get(0) + "\nRight would be: import it with the version that exported it.");
        }
        tool.await(tool.shelf().keep(version, read.plan()));
    }
}
