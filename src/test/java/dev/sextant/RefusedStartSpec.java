package dev.sextant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.kit.ShippedPlan;
import dev.sextant.ops.Settings;
import dev.sextant.ops.SettingsReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node that refuses to start")
class RefusedStartSpec {
    @Test
    @DisplayName("says why in the operator's language")
    void language(@TempDir Path folder) throws IOException {
        Path settings = Files.writeString(folder.resolve("node.yaml"), "port: eighty\n");
        assertThat(said(Locale.CHINESE, "serve", "--config", settings.toString()))
                .isEqualTo(settings + ":1: port 写的是“eighty”，应是 0 到 65535 的整数");
        assertThat(said(Locale.ENGLISH, "serve", "--config", settings.toString()))
                .isEqualTo(settings + ":1: port is \"eighty\"; it must be a whole number from 0 to 65535");
        assertThat(said(Locale.CHINESE, "serve", "--config", "nowhere.yaml")).isEqualTo("--config：没有文件 nowhere.yaml");
    }

    @Test
    @DisplayName("names file, line and column of a role that the plan does not have")
    void role() {
        Settings settings = new SettingsReader()
                .file(
                        "node.yaml",
                        "port: 0\nsessions:\n  byRole:\n    - administrator 30 480\n    - teamleader 120 720\n")
                .settings();
        assertThatThrownBy(() -> SessionSpans.of(settings.sessions(), ShippedPlan.plan()))
                .isInstanceOfSatisfying(Sextant.Unusable.class, refused -> {
                    assertThat(refused.in(Locale.CHINESE))
                            .startsWith("node.yaml:5:7: sessions.byRole 写了岗位“teamleader”，预案里没有；有 teamLeader, ");
                    assertThat(refused.in(Locale.ENGLISH))
                            .startsWith(
                                    "node.yaml:5:7: sessions.byRole names the role teamleader, which the plan does not have;");
                });
    }

    private static String said(Locale reader, String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        assertThat(Sextant.commandLine(reader).setOut(out).setErr(out).execute(arguments))
                .isEqualTo(1);
        return said.toString().strip();
    }
}
