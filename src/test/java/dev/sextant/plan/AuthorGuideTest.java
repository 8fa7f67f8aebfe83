package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The guide for plan authors")
class AuthorGuideTest {
    private static final Path ENGLISH = Path.of("src/docs/plan-author-guide.md");
    private static final Path CHINESE = Path.of("src/docs/plan-author-guide.zh-CN.md");
    private static final Path ROOM = Path.of("src/main/java/dev/sextant/plan");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

    /** How the readers of a plan ask for a key. */
    private static final Pattern ASKED =
            Pattern.compile("\\b(?:get|need|needText|text|texts|flag|whole|choice|bounds|section"
                    + "|sections|list|label|maybeLabel|expression|maybeExpression|who|needWho|name|maybeName|namesIn|each|settings"
                    + "|read|type|named|constraints|tag|dates|reference|references)"
                    + "\\(\\s*(?:[a-z]+,\\s*)?\"([a-zA-Z]+)\"");

    @Test
    @DisplayName("builds a whole plan from its examples, and it loads, in both editions")
    void loads() {
        for (Path edition : List.of(ENGLISH, CHINESE)) {
            Map<String, String> pieces = new TreeMap<>();
            examples(edition)
                    .forEach(piece -> pieces.put(edition.getFileName() + "-" + (char) ('a' + pieces.size()), piece));
            PlanResult result = PlanLoader.load(pieces);
            assertThat(result instanceof PlanResult.Faulty faulty ? faulty.problems() : List.of())
                    .isEmpty();
        }
        assertThat(examples(CHINESE)).isEqualTo(examples(ENGLISH));
    }

    @Test
    @DisplayName("has an example of every key that a plan may have")
    void everyKey() {
        Set<String> keys = keys();
        assertThat(keys)
                .contains("requiredWhen", "lifecycle", "levelPolicy", "rotation", "roundUpTo")
                .hasSizeGreaterThan(100);
        String shown = String.join("\n", examples(ENGLISH));
        keys.removeIf(key ->
                Pattern.compile("(?m)(^|[{,\\s-])" + key + ":").matcher(shown).find());
        assertThat(keys)
                .as("keys that the loader knows and no example of the guide has")
                .isEmpty();
    }

    @Test
    @DisplayName("names every act, kind of field, function, word for people and tone")
    void everyWord() {
        List<String> words = new ArrayList<>(Act.ids());
        words.addAll(FieldKind.ids());
        words.addAll(Who.WORDS);
        words.addAll(Names.META.keySet());
        for (Lifecycle.Tone tone : Lifecycle.Tone.values())
            words.add(tone.name().toLowerCase(java.util.Locale.ROOT));
        words.addAll(new CelFunctions(com.google.common.collect.ImmutableMap.of())
                .usages()
                .keySet());
        for (Path edition : List.of(ENGLISH, CHINESE)) {
            String guide = text(edition);
            assertThat(words)
                    .allMatch(word ->
                            Pattern.compile("\\b" + word + "\\b").matcher(guide).find());
        }
    }

    @Test
    @DisplayName("is found from the front page, in both languages")
    void isFound() {
        assertThat(text(Path.of("README.md"))).contains("src/docs/plan-author-guide.md");
        assertThat(text(Path.of("README.zh-CN.md"))).contains("src/docs/plan-author-guide.zh-CN.md");
    }

    /** Every key that the readers of a plan ask for. */
    static Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        try (Stream<Path> files = Files.list(ROOM)) {
            for (Path file : files.filter(f -> f.toString().matches(".*(Reader|Loader)\\.java"))
                    .toList()) {
                Matcher asked = ASKED.matcher(text(file));
                while (asked.find()) keys.add(asked.group(1));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return keys;
    }

    /** The pieces of the guide's plan, which has every key. */
    static List<String> examples() {
        return examples(ENGLISH);
    }

    private static List<String> examples(Path edition) {
        List<String> examples = new ArrayList<>();
        Matcher yaml = YAML.matcher(text(edition));
        while (yaml.find()) examples.add(yaml.group(1));
        return examples;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
