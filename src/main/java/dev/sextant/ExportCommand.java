package dev.sextant;

import dev.sextant.journal.Journal;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description =
                "Writes an incident as JSON Lines, with its hashes. The node on that data folder must be stopped.")
final class ExportCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Parameters(index = "0", paramLabel = "INCIDENT", description = "Such as INC-20260418-01.")
    private String incident = "";

    @CommandLine.Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to write it (default: the console).")
    private @Nullable Path output;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (Tool tool = new Tool(flags.settings())) {
            Journal journal = tool.journal();
            if (tool.await(journal.head(incident)).seq() == 0) {
                throw new Sextant.Unusable("There is no incident " + incident + ". There are: "
                        + String.join(", ", tool.await(journal.incidents())));
            }
            if (output == null) {
                write(tool, journal, spec.commandLine().getOut());
            } else {
                Path part = output.resolveSibling(output.getFileName() + ".part");
                try (PrintWriter file = new PrintWriter(Files.newBufferedWriter(part, StandardCharsets.UTF_8))) {
                    write(tool, journal, file);
                    if (file.checkError()) {
                        throw new IOException(part + " could not be written whole");
                    }
                }
                Files.move(part, output, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private void write(Tool tool, Journal journal, PrintWriter to) {
        to.print(JsonLines.head(incident) + "\n");
        tool.await(journal.readAll(
                incident, 0, entries -> entries.forEach(entry -> to.print(JsonLines.line(entry) + "\n"))));
        to.flush();
    }
}
