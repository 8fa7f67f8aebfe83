package dev.sextant;

import dev.sextant.ops.Settings;
import dev.sextant.vault.MasterKey;
import dev.sextant.vault.PersonKeys;
import java.io.IOException;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "The keys that personal data is sealed with. Every node on the key folder must be stopped.",
        synopsisSubcommandLabel = "(rotate)")
final class KeysCommand implements Runnable {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "What shall be done? Most often:  sextant keys rotate");
    }

    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            description =
                    "Makes another master key and seals the keys of all persons with it. The older one stays in the folder, for"
                            + " what else it sealed; back the folder up.")
    int rotate() throws IOException {
        Settings settings = flags.settings();
        // Where the node has its own Redis, that tells whether it runs.
        try (Tool stopped = new Tool(settings)) {
            MasterKey key = MasterKey.rotate(settings.keys());
            int again = PersonKeys.in(settings.keys(), key).sealAgain();
            spec.commandLine()
                    .getOut()
                    .println("Master key " + key.current() + " seals from now on; " + again
                            + " keys of persons were sealed again. Back " + settings.keys()
                            + " up, apart from the journal.");
        }
        return CommandLine.ExitCode.OK;
    }
}
