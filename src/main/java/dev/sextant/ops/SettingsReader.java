package dev.sextant.ops;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the settings: the file, then the environment, then the flags; later wins. Collects every fault before it gives up. */
public final class SettingsReader {
    private static final String PREFIX = "SEXTANT_";

    private final Map<String, Given> given = new LinkedHashMap<>();
    private final List<Said> faults = new ArrayList<>();
    private final ChannelReader channels = new ChannelReader(faults);
    private Map<String, String> variables = Map.of();

    /** A value as somebody wrote it, and where: {@code config/sextant.yaml:12}, {@code SEXTANT_PORT}, {@code --port}. */
    private record Given(List<String> values, boolean list, String place, List<String> each) {
        /** @param each where each of the values is written */
        private Given {
            each = List.copyOf(each);
        }

        Given(List<String> values, boolean list, String place) {
            this(values, list, place, Collections.nCopies(values.size(), place));
        }
    }

    /**
     * The file comes before the environment, which holds what its channels name.
     *
     * @param name how the file is called in messages
     */
    public SettingsReader file(String name, String text) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root instanceof MappingNode mapping) {
                read(name, "", mapping);
            } else if (root != null) {
                fault(
                        place(name, root),
                        "文件应是一行行的“键: 值”，如  port: 8440",
                        "the file must be a list of keys with values, such as  port: 8440");
            }
        } catch (MarkedYAMLException notYaml) {
            int line = notYaml.getProblemMark() == null
                    ? 1
                    : notYaml.getProblemMark().getLine() + 1;
            fault(name + ":" + line, "YAML 写法有误：" + notYaml.getProblem(), "this is not YAML: " + notYaml.getProblem());
        }
        return this;
    }

    public SettingsReader environment(Map<String, String> environment) {
        variables = Map.copyOf(environment);
        Set<String> secrets = channels.variables();
        Given secret = given.get(OpenIdReader.SECRET);
        if (secret != null) {
            SecretPlace.variable(secret.values().get(0)).ifPresent(secrets::add);
        }
        Map<String, Setting> known = new TreeMap<>();
        Setting.ALL.forEach(setting -> known.put(setting.environmentName(), setting));
        new TreeMap<>(environment).forEach((name, value) -> {
            Setting setting = known.get(name);
            if (setting != null) {
                List<String> values = setting.list() ? split(value) : List.of(value);
                given.put(setting.key(), new Given(values, setting.list(), name));
            } else if (name.startsWith(PREFIX) && !secrets.contains(name)) {
                Said meant = Spelling.nearest(
                                name.substring(PREFIX.length()),
                                known.keySet().stream().map(one -> one.substring(PREFIX.length())))
                        .map(near -> meant(PREFIX + near))
                        .orElse(new Said(
                                "；随附的 config/sextant.yaml 里全都列出", "; the shipped config/sextant.yaml lists them all"));
                faults.add(
                        new Said("没有这项设置", "no setting is called so").and(meant).within(name + ": ", ""));
            }
        });
        return this;
    }

    /** @param flag how the flag is called in messages, such as {@code --port}; nothing happens when value is null */
    public SettingsReader flag(String flag, String key, @Nullable Object value) {
        if (value != null) {
            given.put(key, new Given(List.of(value.toString()), false, flag));
        }
        return this;
    }

    /**
     * The settings, complete.
     *
     * @throws SettingsFaulty with every fault that was found
     */
    public Settings settings() {
        Setting.ALL.forEach(this::judge);
        togetherOrNotAtAll("tls.cert", "tls.key");
        if (file("tls.cert").isPresent() && file("tls.key").isPresent()) {
            pem("tls.cert", "CERTIFICATE-----");
            pem("tls.key", "PRIVATE KEY-----");
        }
        List<Channel> out = channels.channels(variables);
        Optional<Settings.OpenId> openId = new OpenIdReader(this::many, this::wrong).read(variables);
        if (!faults.isEmpty()) {
            throw new SettingsFaulty(faults);
        }
        return new Settings(
                one("host"),
                number("port"),
                many("origins"),
                Path.of(one("data")),
                file("files").orElse(Path.of(one("data")).resolve("files")),
                file("privacy.keys").orElse(Path.of(one("data")).resolve("keys")),
                Path.of(one("plan")),
                Path.of(one("web")),
                one("redis.url"),
                new Settings.Tls(
                        file("tls.cert"),
                        file("tls.key"),
                        one("tls.behindProxy").equals("true")),
                new Settings.Limits(
                        number("limits.bodyKiB"),
                        number("limits.requestsPerMinute"),
                        number("limits.signInsPerMinute"),
                        number("limits.socketsPerSession"),
                        number("limits.socketsPerAddress"),
                        number("limits.freeDiskMiB"),
                        number("limits.lagEvents")),
                new Settings.Sessions(
                        number("sessions.idleMinutes"),
                        number("sessions.absoluteMinutes"),
                        many("sessions.byRole"),
                        places("sessions.byRole")),
                new Settings.SignIn(
                        many("signIn.secondFactor.roles"),
                        places("signIn.secondFactor.roles"),
                        one("signIn.passwords").equals("everybody"),
                        openId),
                new Settings.Push(one("push.contact"), many("push.services")),
                new Settings.Log(one("log.level"), one("log.format")),
                out);
    }

    private void read(String name, String prefix, MappingNode mapping) {
        for (NodeTuple tuple : mapping.getValue()) {
            String key = prefix + (tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?");
            String place = place(name, tuple.getKeyNode());
            Optional<Setting> setting =
                    Setting.ALL.stream().filter(s -> s.key().equals(key)).findFirst();
            boolean section = Setting.ALL.stream().anyMatch(s -> s.key().startsWith(key + "."));
            Given before = given.get(key);
            if (before != null && before.place().startsWith(name + ":")) {
                fault(place, key + " 在 " + before.place() + " 已设置", key + " is already set at " + before.place());
            } else if (key.equals(ChannelReader.KEY)) {
                channels.read(name, tuple.getValueNode());
            } else if (setting.isPresent()) {
                value(setting.get(), tuple.getValueNode(), place);
            } else if (!section) {
                faults.add(new Said("没有 " + key + " 这项设置", "no setting is called " + key)
                        .and(instead(prefix, key.substring(prefix.length())))
                        .within(place + ": ", ""));
            } else if (tuple.getValueNode() instanceof MappingNode inner) {
                read(name, key + ".", inner);
            } else {
                String inner = String.join(
                        ", ",
                        Setting.ALL.stream()
                                .map(Setting::key)
                                .filter(k -> k.startsWith(key + "."))
                                .toList());
                fault(place, key + " 下面还有这些键：" + inner, key + " holds further keys: " + inner);
            }
        }
    }

    private void value(Setting setting, Node node, String place) {
        if (node instanceof ScalarNode scalar) {
            List<String> values = setting.list() ? split(scalar.getValue()) : List.of(scalar.getValue());
            List<String> each = Collections.nCopies(values.size(), exactly(place, scalar));
            given.put(setting.key(), new Given(values, setting.list(), place, each));
        } else if (node instanceof SequenceNode sequence
                && setting.list()
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            List<String> values = sequence.getValue().stream()
                    .map(item -> ((ScalarNode) item).getValue())
                    .toList();
            List<String> each = sequence.getValue().stream()
                    .map(item -> exactly(place, item))
                    .toList();
            given.put(setting.key(), new Given(values, true, place, each));
        } else {
            faults.add(new Said(" 应是 ", " must be ").and(setting.right()).within(place + ": " + setting.key(), ""));
        }
    }

    private void judge(Setting setting) {
        Given value = given.get(setting.key());
        if (value == null) {
            List<String> values = setting.list() ? split(setting.standard()) : List.of(setting.standard());
            given.put(setting.key(), new Given(values, setting.list(), "default"));
            return;
        }
        for (String one : value.values()) {
            if (!setting.judge().good(one)) {
                faults.add(new Said(" 写的是“" + one + "”，应是 ", " is \"" + one + "\"; it must be ")
                        .and(setting.right())
                        .within(value.place() + ": " + setting.key(), ""));
            } else if (one.indexOf('\0') >= 0) {
                fault(
                        value.place(),
                        setting.key() + " 含有不允许的字符",
                        setting.key() + " holds a character that nothing may hold");
            }
        }
    }

    private void togetherOrNotAtAll(String one, String other) {
        Given first = given.get(one);
        Given second = given.get(other);
        if (first == null || second == null || first.values().equals(second.values())) {
            return;
        }
        if (first.values().equals(List.of(""))) {
            both(second.place(), other, one);
        } else if (second.values().equals(List.of(""))) {
            both(first.place(), one, other);
        }
    }

    private void both(String place, String one, String other) {
        fault(
                place,
                "设置了 " + one + " 而没有 " + other + "；两项都写，或都不写",
                one + " is set without " + other + "; set both or none");
    }

    private void fault(String place, String zh, String en) {
        faults.add(new Said(zh, en).within(place + ": ", ""));
    }

    /** Looked at now: later the store is open already, and what is wrong would be told with a trace. */
    private void pem(String key, String kind) {
        try {
            String text = Files.readString(Path.of(one(key)), StandardCharsets.ISO_8859_1);
            if (!text.contains("-----BEGIN ") || !text.contains(kind)) {
                wrong(
                        key,
                        new Said(
                                "所写的文件里没有 PEM 块 -----BEGIN … " + kind,
                                "names a file without a PEM block -----BEGIN … " + kind));
            }
        } catch (IOException unreadable) {
            wrong(key, new Said("所写的文件读不了：" + one(key), "names a file that cannot be read: " + one(key)));
        }
    }

    private void wrong(String key, Said what) {
        Given value = given.get(key);
        faults.add(what.within((value == null ? key : value.place()) + ": " + key + " ", ""));
    }

    private String one(String key) {
        return many(key).get(0);
    }

    private List<String> many(String key) {
        Given value = given.get(key);
        if (value == null) {
            throw new IllegalStateException(key + " is not a setting");
        }
        return value.values();
    }

    private List<String> places(String key) {
        Given value = given.get(key);
        return value == null ? List.of() : value.each();
    }

    private int number(String key) {
        return Integer.parseInt(one(key));
    }

    private Optional<Path> file(String key) {
        return one(key).isEmpty() ? Optional.empty() : Optional.of(Path.of(one(key)));
    }

    private static List<String> split(String value) {
        return Stream.of(value.split(",", -1))
                .map(String::trim)
                .filter(item -> !item.isEmpty())
                .toList();
    }

    /** With line and column of a value, which may stand lines below its key. */
    private static String exactly(String place, Node node) {
        String file = place.substring(0, place.lastIndexOf(':'));
        return place(file, node) + ":" + (node.getStartMark().getColumn() + 1);
    }

    private static String place(String name, Node node) {
        return name + ":" + (node.getStartMark().getLine() + 1);
    }

    /** What would be right instead of this key of a section: the nearest one, else all that there are. */
    private static Said instead(String section, String key) {
        Optional<String> elsewhere = Setting.ALL.stream()
                .map(Setting::key)
                .filter(known -> known.endsWith("." + key))
                .findFirst();
        List<String> here = Stream.concat(Setting.ALL.stream().map(Setting::key), Stream.of(ChannelReader.KEY))
                .filter(known -> known.startsWith(section))
                .map(known -> known.substring(section.length()).split("\\.", 2)[0])
                .distinct()
                .toList();
        return elsewhere
                .or(() -> Spelling.nearest(key, here.stream()).map(name -> section + name))
                .map(SettingsReader::meant)
                .orElse(new Said("；这里有 " + String.join("、", here), "; known here are " + String.join(", ", here)));
    }

    private static Said meant(String near) {
        return new Said("（是否想写 " + near + "？）", " (did you mean " + near + "?)");
    }
}
