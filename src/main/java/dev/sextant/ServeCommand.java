package dev.sextant;

import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs a node until it is told to stop (Ctrl-C, SIGTERM).")
final class ServeCommand implements Callable<Integer> {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Where to listen; 0.0.0.0 is everywhere.")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "PORT", description = "0 lets the system choose one.")
    private @Nullable String port;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        long began = System.nanoTime();
        SettingsReader reader = flags.reader().flag("--host", "host", host).flag("--port", "port", port);
        Settings settings = SettingsFlags.settings(reader);
        Ending ending = Ending.ofTheProcess();
        Ground ground = Ground.lay(settings, ending);
        Node node = Node.start(ground, ServerClock.system(), false, ending);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("六分仪 Sextant  %s  (ready in %.1f s)%n", node.address(), (System.nanoTime() - began) / 1e9);
        out.print(Shipped.onDisk(settings));
        FirstStart.link(ground, node)
                .ifPresent(link -> out.printf(
                        "%n还没有任何账号。三十分钟内打开此链接，设立第一位系统管理员（只能用一次）：%n"
                                + "Nobody can sign in yet. Open this link within thirty minutes to become the first administrator (it works once):%n%n"
                                + "  %s%n%n"
                                + "过期后重新启动即得新链接。 / When it is over, start the node again for a new one.%n",
                        link));
        new CountDownLatch(1).await();
        return CommandLine.ExitCode.OK;
    }
}
