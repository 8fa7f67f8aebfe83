package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("However a plan is broken")
class BrokenPlansTest {
    private static final long SEED = 20_261_122;
    private static final int PLANS = 150;
    private static final List<String> SCRAPS = List.of(
            "{}", "[]", "x", "{a: b}", "[x]", "\"", "'", "true", "-1", "{en: q}", "a.b(", "record.", "😀", ": ", "- ");

    @Test
    @DisplayName("loading it never throws, and every problem has a place")
    void neverThrows() {
        for (int i = 0; i < PLANS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Map<String, String> files = HotelPlan.files();
            String name = new ArrayList<>(files.keySet()).get(random.nextInt(files.size()));
            files.computeIfPresent(name, (path, text) -> broken(text, random));
            assertThatCode(() -> assertThat(HotelPlan.load(files))
                            .allSatisfy(problem -> assertThat(problem.line() > 0 && problem.column() > 0)
                                    .as(problem.toString())
                                    .isTrue()))
                    .as("seed " + (SEED + i) + ", " + name)
                    .doesNotThrowAnyException();
        }
    }

    /** Takes a line out, replaces a value, puts a scrap in, or takes some characters out. */
    private static String broken(String text, SplittableRandom random) {
        String scrap = SCRAPS.get(random.nextInt(SCRAPS.size()));
        String[] lines = text.split("\n", -1);
        int line = random.nextInt(lines.length);
        int at = random.nextInt(text.length() - 3);
        switch (random.nextInt(4)) {
            case 0 -> lines[line] = "";
            case 1 -> lines[line] = lines[line].replaceFirst(":.*", ": " + scrap);
            case 2 -> {
                return text.substring(0, at) + scrap + text.substring(at);
            }
            default -> {
                return text.substring(0, at) + text.substring(at + 1 + random.nextInt(2));
            }
        }
        return String.join("\n", lines);
    }
}
