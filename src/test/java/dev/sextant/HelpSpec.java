package dev.sextant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@DisplayName("The help of the command line")
class HelpSpec {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");

    @Test
    @DisplayName("says of every command, option and parameter what it is, in Chinese and in English")
    void bothLanguages() {
        assertThat(said(Sextant.commandLine(Locale.SIMPLIFIED_CHINESE), "sextant"))
                .hasSizeGreaterThan(100)
                .allMatch(line -> CHINESE.matcher(line).find());
        assertThat(said(Sextant.commandLine(Locale.UK), "sextant"))
                .hasSizeGreaterThan(100)
                .filteredOn(line -> !line.contains("Sextant 六分仪"))
                .allMatch(line -> line.matches(".*: .*[a-z].*"))
                .noneMatch(line -> CHINESE.matcher(line).find());
    }

    @Test
    @DisplayName("is in Chinese where the system is, and whole: what a good plan answers with, too")
    void checkPlan() {
        CommandLine all = Sextant.commandLine(Locale.SIMPLIFIED_CHINESE);
        String help =
                Objects.requireNonNull(all.getSubcommands().get("check-plan")).getUsageMessage();

        assertThat(help)
                .contains("用法：", "检查预案，指出每一处错误", "打印与这个文件夹里的旧预案相比改了什么", "预案没有错误")
                .doesNotContain("Print", "Usage", "default");
    }

    /** Each thing with what the help says of it: {@code sextant user add --role: As the plan names it…}. */
    private static List<String> said(CommandLine command, String path) {
        CommandLine.Model.CommandSpec spec = command.getCommandSpec();
        List<String> lines = new ArrayList<>();
        lines.add(path + ": " + String.join(" ", spec.usageMessage().description()));
        Stream.concat(spec.options().stream(), spec.positionalParameters().stream())
                .filter(each -> !each.hidden())
                .map(each -> path + " " + each.paramLabel() + ": "
                        + String.join(" ", Objects.requireNonNull(each.description())))
                .forEach(lines::add);
        command.getSubcommands().forEach((name, below) -> lines.addAll(said(below, path + " " + name)));
        return lines;
    }
}
