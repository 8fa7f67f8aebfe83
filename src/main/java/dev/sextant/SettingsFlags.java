package dev.sextant;

import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The flags that every command has, and the settings that they give together with the file and the environment. */
final class SettingsFlags {
    private static final Path USUAL_FILE = Path.of("config/sextant.yaml");

    @Option(
            names = "--config",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "The settings (default: config/sextant.yaml, when there is one).")
    private @Nullable Path config;

    @Option(
            names = "--data",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "What the node keeps: the embedded Redis and its files.")
    private @Nullable Path data;

    @Option(
            names = "--redis",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "URL",
            description = "embedded, or the address of your own Redis, such as redis://host:6379.")
    private @Nullable String redis;

    @Option(
            names = "--plan",
            scope = CommandLine.ScopeType.INHERIT,
            paramLabel = "FOLDER",
            description = "The organisation's plan.")
    private @Nullable Path plan;

    /** Reads them and tells the log how it shall be; call it before anything is logged. */
    Settings settings() {
        return settings(reader());
    }

    SettingsReader reader() {
        SettingsReader reader = new SettingsReader();
        Path file = config == null ? USUAL_FILE : config;
        if (config != null && !Files.isRegularFile(file)) {
            throw new Sextant.Unusable("--config：没有文件 " + file, "--config: there is no file " + file);
        }
        if (Files.isRegularFile(file)) {
            try {
                reader.file(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return reader.environment(System.getenv())
                .flag("--data", "data", data)
                .flag("--redis", "redis.url", redis)
                .flag("--plan", "plan", plan);
    }

    static Settings settings(SettingsReader reader) {
        Settings settings = reader.settings();
        System.setProperty("sextant.log.level", settings.log().level());
        if (settings.log().format().equals("json")) {
            System.setProperty("logback.configurationFile", "logback-json.xml");
        }
        return settings;
    }
}
