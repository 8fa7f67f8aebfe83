package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@DisplayName("The description of the API")
class ApiDescriptionTest {
    private static final Set<String> METHODS = Set.of("get", "post", "delete", "put", "patch");
    private static final Door DOOR = Door.open("", true);

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    @DisplayName("names every way in and none that is not there, and who may use it")
    void everyRoute() {
        Map<?, ?> description = yaml("/openapi.yaml");
        Set<String> described = new TreeSet<>();
        map(description.get("paths"))
                .forEach((path, item) -> map(item).forEach((method, operation) -> {
                    if (METHODS.contains(String.valueOf(method))) {
                        boolean open = map(operation).containsKey("security");
                        described.add(
                                String.valueOf(method).toUpperCase(Locale.ROOT) + " " + path + (open ? " open" : ""));
                    }
                }));
        Set<String> routes = new TreeSet<>();
        DOOR.door
                .entries()
                .forEach(entry -> routes.add(entry.method() + " " + entry.path() + (entry.signedIn() ? "" : " open")));
        assertThat(described).isEqualTo(routes);
    }

    @Test
    @DisplayName("lists every code of a problem that the door itself gives")
    void everyCode() {
        String text = DOOR.get("/openapi.yaml").text();
        for (ProblemCode code : ProblemCode.values()) {
            if (code != ProblemCode.unexpected) {
                assertThat(text).contains(code.name());
            }
        }
    }

    @Test
    @DisplayName("refers only to what it defines")
    void references() {
        for (String file : new String[] {"/openapi.yaml", "/asyncapi.yaml"}) {
            Map<?, ?> description = yaml(file);
            DOOR.get(file).text().lines().forEach(line -> {
                int at = line.indexOf("$ref: '#/");
                while (at >= 0) {
                    String reference = line.substring(at + 9, line.indexOf('\'', at + 9));
                    assertThat(found(description, reference))
                            .as(file + " " + reference)
                            .isTrue();
                    at = line.indexOf("$ref: '#/", at + 1);
                }
            });
        }
        assertThat(DOOR.ask(HttpMethod.GET, "/asyncapi.yaml", null).header("Content-Type"))
                .startsWith("application/yaml");
    }

    private static boolean found(Map<?, ?> description, String reference) {
        @Nullable Object here = description;
        for (String step : reference.split("/", -1)) {
            if (!(here instanceof Map<?, ?> level) || !level.containsKey(step)) {
                return false;
            }
            here = level.get(step);
        }
        return true;
    }

    private static Map<?, ?> yaml(String path) {
        return map(new Yaml(new SafeConstructor(new LoaderOptions()))
                .load(DOOR.get(path).text()));
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
