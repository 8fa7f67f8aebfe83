package dev.sextant.demo;

import dev.sextant.plan.Label;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads a scenario. What is wrong is told with the row that it is in. */
public final class ScenarioFile {
    /** Keys of a row that are no part of its command. */
    private static final List<String> ABOUT =
            List.of("n", "clock", "actor", "act", "as", "find", "expect", "content", "say");

    private static final Pattern TIME = Pattern.compile("@(?:\\+(\\d{1,3})d )?(\\d{2}:\\d{2})");

    private final LocalDate day;
    private final ZoneId zone;

    private ScenarioFile(LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
    }

    /** The file cannot be used; the message says where and why. */
    public static final class Faulty extends IllegalArgumentException {
        Faulty(String message) {
            super(message);
        }
    }

    /**
     * @param zone in which the times of the file are
     * @throws Faulty when it is no scenario
     */
    public static Scenario read(String file, String text, ZoneId zone) {
        Map<?, ?> root = map(file, yaml(file, text));
        Map<?, ?> about = map(file + ": scenario", root.get("scenario"));
        try {
            LocalDate day = LocalDate.parse(text(file + ": day", about.get("day")));
            ScenarioFile reader = new ScenarioFile(day, zone);
            List<Scenario.Person> people = new ArrayList<>();
            for (Object person : list(file + ": people", root.get("people"))) {
                people.add(person(file + ": people", map(file + ": people", person)));
            }
            List<Scenario.Row> rows = new ArrayList<>();
            for (Object row : list(file + ": rows", root.get("rows"))) {
                rows.add(reader.row(file + ": row " + (rows.size() + 1), map(file + ": rows", row)));
            }
            return new Scenario(
                    text(file + ": id", about.get("id")),
                    label(file + ": name", about.get("name")),
                    reader.at(text(file + ": begins", about.get("begins"))),
                    people,
                    rows);
        } catch (DateTimeException e) {
            throw new Faulty(file + ": " + e.getMessage());
        }
    }

    private static Scenario.Person person(String place, Map<?, ?> person) {
        List<String> roles = new ArrayList<>();
        list(place + ": roles", person.get("roles")).forEach(role -> roles.add(String.valueOf(role)));
        return new Scenario.Person(
                text(place + ": account", person.get("account")), label(place + ": name", person.get("name")), roles);
    }

    private Scenario.Row row(String place, Map<?, ?> row) {
        Map<String, Object> command = new LinkedHashMap<>();
        row.forEach((key, value) -> {
            if (!ABOUT.contains(String.valueOf(key)) && value != null) {
                command.put(String.valueOf(key), times(value));
            }
        });
        Map<String, Object> find = row.get("find") == null ? null : keyed(map(place + ": find", row.get("find")));
        Object expect = row.get("expect");
        return new Scenario.Row(
                at(text(place + ": clock", row.get("clock"))),
                text(place + ": actor", row.get("actor")),
                text(place + ": act", row.get("act")),
                row.get("as") == null ? null : String.valueOf(row.get("as")),
                find,
                expect == null ? null : expect(place + ": expect", map(place + ": expect", expect)),
                row.get("content") == null ? null : text(place + ": content", row.get("content")),
                row.get("say") == null ? null : label(place + ": say", row.get("say")),
                command);
    }

    private static Scenario.Expect expect(String place, Map<?, ?> expect) {
        return new Scenario.Expect(text(place, expect.get("code")), text(place, expect.get("reason")));
    }

    /** Puts real times in place of {@code @HH:MM} and {@code @+2d HH:MM}, at any depth. */
    private Object times(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> with = new LinkedHashMap<>();
            map.forEach((key, inner) -> with.put(String.valueOf(key), inner == null ? "" : times(inner)));
            return with;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(this::times).toList();
        }
        if (value instanceof String text) {
            Matcher time = TIME.matcher(text);
            if (time.matches()) {
                int days = time.group(1) == null ? 0 : Integer.parseInt(time.group(1));
                return at(time.group(2)).plusSeconds(days * 86_400L).toString();
            }
        }
        return value;
    }

    private Instant at(String clock) {
        return day.atTime(LocalTime.parse(clock)).atZone(zone).toInstant();
    }

    private static @Nullable Object yaml(String file, String text) {
        try {
            LoaderOptions options = new LoaderOptions();
            DumperOptions dumping = new DumperOptions();
            return new Yaml(new SafeConstructor(options), new Representer(dumping), dumping, options, new DatesAsText())
                    .load(text);
        } catch (YAMLException e) {
            throw new Faulty(file + ": " + e.getMessage());
        }
    }

    /** Leaves dates as they are written: they are days of the story, not instants. */
    private static final class DatesAsText extends Resolver {
        @Override
        public void addImplicitResolver(Tag tag, Pattern pattern, String first, int limit) {
            if (!tag.equals(Tag.TIMESTAMP)) {
                super.addImplicitResolver(tag, pattern, first, limit);
            }
        }
    }

    private static Map<String, Object> keyed(Map<?, ?> map) {
        Map<String, Object> keyed = new LinkedHashMap<>();
        map.forEach((key, value) -> keyed.put(String.valueOf(key), value == null ? "" : value));
        return keyed;
    }

    private static Map<?, ?> map(String place, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new Faulty(place + ": keys with values are expected");
    }

    private static List<?> list(String place, @Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new Faulty(place + ": a list is expected");
    }

    private static String text(String place, @Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new Faulty(place + ": a text is expected");
    }

    private static Label label(String place, @Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        map(place, value).forEach((language, text) -> texts.put(String.valueOf(language), String.valueOf(text)));
        return new Label(texts);
    }
}
