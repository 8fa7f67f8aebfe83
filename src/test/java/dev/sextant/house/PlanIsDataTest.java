package dev.sextant.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.ShippedPlan;
import dev.sextant.plan.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * The plan is data: another organisation has other groups, levels and record types. So nothing in the program may name one
 * of those that the shipped plan happens to have.
 */
@DisplayName("What only the shipped plan knows")
class PlanIsDataTest {
    /** Short English words are ids as well as words; only these positions mean an id: a text alone, or a key of a plan. */
    private static final Pattern TEXT = Pattern.compile("\"([A-Za-z]+)\"|'([A-Za-z]+)'|\\.records\\.([A-Za-z]+)");

    /** Words that mean something else where they stand: folder or file, and word. */
    private static final Map<String, String> ALLOWED = Map.ofEntries(
            Map.entry("DemoCommand.java spokesperson", "an account of the demo's scenario"),
            Map.entry("JsonLines.java command", "the command of a journal's entry"),
            Map.entry("PlanLoader.java demand", "a key of the plan's intake"),
            Map.entry("KeyWords.java demand", "a key of the plan's intake"),
            Map.entry("command/panel.js command", "a class of the page's style"),
            Map.entry("board/checklist.js task", "a class of the page's style"),
            Map.entry("board/Moment.java assessment", "the initial assessment, an act of the incident"),
            Map.entry("field/entry.js session", "who is signed in"),
            Map.entry("lead/entry.js session", "who is signed in"),
            Map.entry("field/shell.js resource", "a word of the browser"),
            Map.entry("wall/renewal.js resource", "a word of the browser"),
            Map.entry("board/due-time.js red", "the colour of an alarm"),
            Map.entry("live/freshness.js red", "the colour of an alarm"),
            Map.entry("ui/limit-bar.js red", "the colour of an alarm"),
            Map.entry("ui/time-age.js red", "the colour of an alarm"),
            Map.entry("ui/plan.js red", "a colour, given by rank"),
            Map.entry("ui/plan.js orange", "a colour, given by rank"),
            Map.entry("ui/plan.js yellow", "a colour, given by rank"),
            Map.entry("ui/plan.js blue", "a colour, given by rank"),
            Map.entry("wall/wall-flash.js red", "the colour of a take-over"),
            Map.entry("wall/wall-flash.js blue", "the colour of a take-over"));

    @Test
    @DisplayName("is named nowhere in the program: no record type, group or level of it")
    void nowhere() {
        Plan plan = ShippedPlan.plan();
        Set<String> ids = new TreeSet<>(plan.records().keySet());
        ids.addAll(plan.groups().keySet());
        ids.addAll(plan.levels().keySet());
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            for (String line : read(file).lines().toList()) {
                if (line.strip().startsWith("*") || line.strip().startsWith("//")) continue;
                // "command" is also the kind of group that leads, whatever it is called.
                Matcher texts = TEXT.matcher(line.replace("kind === 'command'", ""));
                while (texts.find()) {
                    String text = Stream.of(texts.group(1), texts.group(2), texts.group(3))
                            .filter(Objects::nonNull)
                            .findFirst()
                            .orElse("");
                    String place = file.toString().replace('\\', '/') + " " + text;
                    boolean allowed = ALLOWED.keySet().stream().anyMatch(place::endsWith);
                    if (ids.contains(text) && !allowed) found.add(place + ": " + line.strip());
                }
            }
        }
        assertThat(found)
                .as(
                        "let the plan say it: a key of its grammar, or what it says already (wall.count, checklists.record)")
                .isEmpty();
    }

    private static List<Path> sources() {
        List<Path> files = new ArrayList<>();
        for (String root : List.of("src/main/java", "webroot/app")) {
            try (Stream<Path> all = Files.walk(Path.of(root))) {
                all.filter(file -> file.toString().matches(".*\\.(java|js)"))
                        .sorted()
                        .forEach(files::add);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return files;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
