package dev.sextant;

import dev.sextant.journal.Chain;
import dev.sextant.journal.Journal;
import dev.sextant.journal.OwnerOnly;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
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

    @CommandLine.Option(
            names = "--with-personal",
            description =
                    "With the keys to the personal data, for taking the incident to another node. Without them it shows there as"
                            + " not readable.")
    private boolean withPersonal;

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
                long entries = toFile(tool, journal, output);
                spec.commandLine()
                        .getOut()
                        .println(incident + ": " + entries + " entries in " + output + ", which only you can read. "
                                + (withPersonal
                                        ? "It holds the keys to the personal data in it: give it to nobody who may not read that."
                                        : "Personal data in it is sealed, and the keys are not in it."));
            }
        }
        return CommandLine.ExitCode.OK;
    }

    private long toFile(Tool tool, Journal journal, Path file) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            long entries;
            try (PrintWriter lines = new PrintWriter(OwnerOnly.writer(part))) {
                entries = write(tool, journal, lines);
                if (lines.checkError()) {
                    throw new IOException(part + " could not be written whole");
                }
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            return entries;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** The plan's line; nothing when the store does not have it, so that the entries can be saved at least. */
    private String plan(Tool tool, Journal journal) {
        String version = tool.planVersion(journal, incident);
        Map<String, String> texts =
                version.isEmpty() ? Map.of() : tool.await(tool.shelf().texts(version));
        if (!version.isEmpty() && texts.isEmpty()) {
            spec.commandLine()
                    .getErr()
                    .println("Version " + version + " of the plan, with which " + incident
                            + " was opened, is not on the shelf: the export is without it.");
        }
        return texts.isEmpty() ? "" : JsonLines.plan(version, texts) + "\n";
    }

    /** Writes it down to its closing line and gives the number of entries. */
    private long write(Tool tool, Journal journal, PrintWriter to) {
        to.print(JsonLines.head(incident) + "\n");
        to.print(plan(tool, journal));
        if (withPersonal) {
            to.print(JsonLines.keys(tool.personKeys().copies(incident)) + "\n");
        }
        Chain chain = Chain.of(incident);
        tool.await(journal.readAll(
                incident,
                0,
                entries -> entries.forEach(entry -> {
                    to.print(JsonLines.line(entry) + "\n");
                    chain.add(entry);
                })));
        if (!(chain.end(null) instanceof Chain.Verdict.Whole whole)) {
            throw new Sextant.Unusable(
                    "The journal of " + incident + " is not whole, so it was not exported; verify says where.");
        }
        to.print(JsonLines.end(whole.entries(), whole.hash()) + "\n");
        to.flush();
        return whole.entries();
    }
}
