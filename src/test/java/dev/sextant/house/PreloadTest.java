package dev.sextant.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever gives a page another module has the list written: {@code mvn test -Dtest=PreloadTest -DargLine="-Dpreload.write=true"}. */
@DisplayName("A page asks for all its modules at once")
class PreloadTest {
    private static final Path ROOT = Path.of("webroot");
    private static final Pattern IMPORT = Pattern.compile(
            "(?:^|[;\\n}])\\s*(?:import|export)\\s*(?:[\\w*{}\\s,$]+?\\s*from\\s*)?[\"']([^\"']+)[\"']");
    private static final Pattern STARTS = Pattern.compile("<script type=\"module\"[^>]* src=\"([^\"]+)\"");
    private static final Pattern PRELOADED = Pattern.compile("<link rel=\"modulepreload\"[^>]* href=\"([^\"]+)\"");
    private static final Pattern LIST =
            Pattern.compile("(<link rel=\"modulepreload\"[^>]*>\n)(?:<link rel=\"modulepreload\"[^>]*>\n)*");
    private static final Pattern ADDRESS = Pattern.compile("href=\"[^\"]*\"");
    private static final Pattern MAP = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"field.html", "lead.html", "board.html", "wall.html"})
    @DisplayName("and for none that it does not need to begin: each level of imports would cost a round trip")
    void names(String page) throws IOException {
        String html = Files.readString(ROOT.resolve(page));
        Map<String, Object> map = new JsonObject(found(MAP, html).iterator().next())
                .getJsonObject("imports")
                .getMap();
        Set<String> starts = found(STARTS, html);
        Set<String> needed = new LinkedHashSet<>();
        for (String start : starts) walk(start, map, needed);
        needed.removeAll(starts);
        if (Boolean.getBoolean("preload.write")) write(ROOT.resolve(page), html, needed);
        assertThat(found(PRELOADED, Files.readString(ROOT.resolve(page))))
                .as("-Dpreload.write=true writes it")
                .isEqualTo(new TreeSet<>(needed));
    }

    /** In the place of the list that is there, each line with what its first one has beside the address. */
    private static void write(Path page, String html, Set<String> modules) throws IOException {
        MatchResult list = LIST.matcher(html).results().findFirst().orElseThrow();
        String line = list.group(1);
        String lines = modules.stream()
                .map(module -> ADDRESS.matcher(line).replaceFirst("href=\"" + module + "\""))
                .collect(Collectors.joining());
        Files.writeString(page, html.substring(0, list.start()) + lines + html.substring(list.end()));
    }

    /** What a module imports comes before it. */
    private static void walk(String module, Map<String, Object> map, Set<String> known) throws IOException {
        if (!known.add(module)) return;
        for (String asked : found(IMPORT, text(module))) walk(resolved(asked, module, map), map, known);
        known.remove(module);
        known.add(module);
    }

    private static String resolved(String asked, String from, Map<String, Object> map) {
        if (asked.startsWith("/") || asked.startsWith(".")) {
            return URI.create(from).resolve(asked).getPath();
        }
        if (map.get(asked) instanceof String whole) return whole;
        String folder = map.keySet().stream()
                .filter(key -> key.endsWith("/") && asked.startsWith(key))
                .max(Comparator.comparingInt(String::length))
                .orElseThrow(() -> new AssertionError("the import map of the page lacks " + asked));
        return map.get(folder) + asked.substring(folder.length());
    }

    private static String text(String module) throws IOException {
        if (!module.startsWith("/webjars/")) return Files.readString(ROOT.resolve(module.substring(1)));
        try (InputStream file = PreloadTest.class.getResourceAsStream("/META-INF/resources" + module)) {
            assertThat(file).as(module).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Set<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
