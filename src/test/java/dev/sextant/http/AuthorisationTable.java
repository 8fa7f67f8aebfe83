package dev.sextant.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code authorisation.yaml}: who may do what. */
final class AuthorisationTable {
    private final Map<?, ?> table = map(yaml(Path.of("src/test/resources/authorisation.yaml")));

    List<String> visitors() {
        return list(table.get("visitors"));
    }

    /** The keys of a part: routes, views, reads, commands. */
    Set<String> rows(String part) {
        Set<String> rows = new LinkedHashSet<>();
        map(table.get(part)).keySet().forEach(row -> rows.add(String.valueOf(row)));
        return rows;
    }

    /** Who is named in a row, the short names spelled out. */
    Set<String> may(String part, String row) {
        Object cell = map(table.get(part)).get(row);
        return spelledOut(list(cell instanceof Map<?, ?> command ? command.get("may") : cell));
    }

    /** The body of a command. */
    Map<?, ?> body(String command) {
        return map(map(map(table.get("commands")).get(command)).get("body"));
    }

    private Set<String> spelledOut(List<String> names) {
        Set<String> all = new LinkedHashSet<>();
        for (String name : names) {
            Object set = map(table.get("sets")).get(name);
            all.addAll(set == null ? Set.of(name) : spelledOut(list(set)));
        }
        return all;
    }

    static Object yaml(Path file) {
        try {
            return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static List<String> list(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
