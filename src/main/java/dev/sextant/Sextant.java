package dev.sextant;

import dev.sextant.journal.EmbeddedRedisFailed;
import dev.sextant.journal.FileTrouble;
import dev.sextant.journal.JournalUnavailable;
import dev.sextant.ops.Said;
import dev.sextant.ops.SettingsFaulty;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.ResourceBundle;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. Exit codes: 0 done, 1 it did not work (the message says why), 2 the command was not understood. */
@Command(
        name = "sextant",
        description = "Sextant 六分仪, an incident command center for group complaints.",
        mixinStandardHelpOptions = true,
        versionProvider = Sextant.Version.class,
        synopsisSubcommandLabel = "(serve | demo | check-plan | export | import | verify | user | keys)",
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            CheckPlanCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            UserCommand.class,
            KeysCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Sextant implements Runnable {

    private static final ResourceBundle.Control ONLY_WHAT_IS_ASKED_FOR =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return commandLine(Locale.getDefault());
    }

    /** @param reader whose language the help is in: Chinese, or English for everybody else */
    static CommandLine commandLine(Locale reader) {
        return new CommandLine(new Sextant())
                .setResourceBundle(ResourceBundle.getBundle("dev.sextant.help", reader, ONLY_WHAT_IS_ASKED_FOR))
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(failure, command, reader));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "What shall it do? Most often:  sextant demo");
    }

    /** What people can mend is told in words; only a defect shows its stack. */
    private static int explain(Exception failure, CommandLine command, Locale reader) {
        PrintWriter err = command.getErr();
        Throwable cause = failure instanceof UncheckedIOException io && io.getCause() != null ? io.getCause() : failure;
        if (cause instanceof SettingsFaulty faulty) {
            err.println(faulty.in(reader));
        } else if (cause instanceof Unusable unusable) {
            err.println(unusable.in(reader));
        } else if (cause instanceof EmbeddedRedisFailed
                || cause instanceof JournalUnavailable
                || cause instanceof IllegalArgumentException) {
            err.println(cause.getMessage());
        } else if (cause instanceof IOException io) {
            err.println(FileTrouble.said(io));
        } else {
            err.println("This should not have happened:");
            cause.printStackTrace(err);
        }
        return CommandLine.ExitCode.SOFTWARE;
    }

    /** Something that was given cannot be used; the message says what would be right. */
    static final class Unusable extends RuntimeException {
        private final transient Said said;

        Unusable(String message) {
            this(message, message);
        }

        Unusable(String zh, String en) {
            super(en);
            said = new Said(zh, en);
        }

        /** The message for a reader of this language. */
        String in(Locale reader) {
            return said.in(reader);
        }
    }

    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sextant.class.getPackage().getImplementationVersion();
            return new String[] {"Sextant " + (version == null ? "(not from a jar)" : version)};
        }
    }
}
