package dev.sextant;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        JsonLines.Read read = JsonLines.read(file.toString(), Files.readAllLines(file, StandardCharsets.UTF_8));
        try (Tool tool = new Tool(flags.settings())) {
            tool.await(tool.journal().importEntries(read.incident(), read.entries()));
        }
        spec.commandLine()
                .getOut()
                .println(read.incident() + ": " + read.entries().size() + " entries brought in.");
        return CommandLine.ExitCode.OK;
    }
}
