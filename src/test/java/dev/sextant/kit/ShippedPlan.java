package dev.sextant.kit;

import dev.sextant.plan.Plan;
import dev.sextant.plan.PlanLoader;
import dev.sextant.plan.PlanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The plan that comes with Sextant, for tests that want a real one. */
public final class ShippedPlan {
    private static final Path FOLDER = Path.of("config", "plan");

    private ShippedPlan() {}

    public static Plan plan() {
        return Loaded.PLAN;
    }

    private static final class Loaded {
        private static final Plan PLAN = load(texts());
    }

    public static Plan load(Map<String, String> texts) {
        PlanResult result = PlanLoader.load(texts);
        if (result instanceof PlanResult.Loaded loaded) {
            return loaded.plan();
        }
        throw new AssertionError(result.toString());
    }

    /** Its files, by path in its folder. */
    public static Map<String, String> texts() {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(FOLDER)) {
            for (Path path : paths.filter(p -> p.toString().endsWith(".yaml")).toList()) {
                texts.put(FOLDER.relativize(path).toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }
}
