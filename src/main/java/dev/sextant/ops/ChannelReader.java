package dev.sextant.ops;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Reads the channels of the settings. A secret never stands in the file: {@code env:NAME} or {@code file:PATH} says where it does. */
final class ChannelReader {
    static final String KEY = "channels";

    private static final int LONGEST_NAME = 40;
    private static final int MOST_RECIPIENTS = 500;
    private static final int SHORTEST_SIGNING_SECRET = 16;
    private static final List<String> KEYS =
            List.of("name", "kind", "for", "url", "secret", "proxy", "languages", "from", "to");
    private static final Pattern ID = Pattern.compile("[A-Za-z][A-Za-z0-9]*");
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
    private static final Pattern PROXY = Pattern.compile("http://[A-Za-z0-9.-]+:[0-9]{1,5}");
    private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;\"]+@[^\\s@<>,;\"]+\\.[^\\s@<>,;\"]+");

    private final List<String> faults;
    private final List<Written> written = new ArrayList<>();

    /** A channel as somebody wrote it: each key with its values. */
    private record Written(String place, Map<String, List<String>> values) {
        String one(String key) {
            List<String> values = values().getOrDefault(key, List.of());
            return values.size() == 1 ? values.get(0) : "";
        }
    }

    ChannelReader(List<String> faults) {
        this.faults = faults;
    }

    void read(String file, Node node) {
        written.clear();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> readOne(file, each));
        } else {
            faults.add(place(file, node) + ": channels must be a list; each channel begins with  - name:");
        }
    }

    /** The variables of the environment that channels name. */
    Set<String> variables() {
        var names = new HashSet<String>();
        written.forEach(each -> Stream.of("url", "secret")
                .map(each::one)
                .flatMap(value -> SecretPlace.variable(value).stream())
                .forEach(names::add));
        return names;
    }

    /** The channels, with what the environment and the files hold. */
    List<Channel> channels(Map<String, String> environment) {
        var names = new HashSet<String>();
        var channels = new ArrayList<Channel>();
        for (Written each : written) {
            String name = each.one("name");
            if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
                wrong(each, "name", "must be how people call it, at most " + LONGEST_NAME + " characters");
            } else if (!names.add(name)) {
                wrong(each, "name", "is \"" + name + "\" a second time; the journal could not tell them apart");
            }
            Channel channel = channel(each, name, environment);
            if (channel != null) {
                channels.add(channel);
            }
        }
        return List.copyOf(channels);
    }

    private void readOne(String file, Node node) {
        if (!(node instanceof MappingNode mapping)) {
            faults.add(place(file, node) + ": a channel has keys: " + String.join(", ", KEYS));
            return;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String at = place(file, tuple.getKeyNode());
            List<String> found = texts(tuple.getValueNode());
            if (!KEYS.contains(key)) {
                faults.add(at + ": a channel has no key " + key
                        + Spelling.nearest(key, KEYS.stream())
                                .map(near -> " (did you mean " + near + "?)")
                                .orElse("; it has " + String.join(", ", KEYS)));
            } else if (found == null) {
                faults.add(at + ": channels: " + key + " must be a text or a list of texts");
            } else if (values.put(key, found) != null) {
                faults.add(at + ": channels: " + key + " stands here twice");
            }
        }
        written.add(new Written(place(file, node), values));
    }

    private static @Nullable List<String> texts(Node node) {
        if (node instanceof ScalarNode scalar) {
            return List.of(scalar.getValue().strip());
        }
        if (node instanceof SequenceNode sequence
                && sequence.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            return sequence.getValue().stream()
                    .map(each -> ((ScalarNode) each).getValue().strip())
                    .toList();
        }
        return null;
    }

    private @Nullable Channel channel(Written each, String name, Map<String, String> environment) {
        Optional<Channel.Kind> kind = Stream.of(Channel.Kind.values())
                .filter(one -> one.id().equals(each.one("kind")))
                .findFirst();
        if (kind.isEmpty()) {
            wrong(
                    each,
                    "kind",
                    "must be one of "
                            + String.join(
                                    ", ",
                                    Stream.of(Channel.Kind.values())
                                            .map(Channel.Kind::id)
                                            .toList()));
            return null;
        }
        int before = faults.size();
        List<String> standsFor = each.values().getOrDefault("for", List.of());
        if (standsFor.isEmpty()
                || !standsFor.stream().allMatch(id -> ID.matcher(id).matches())) {
            wrong(each, "for", "must list the release channels of the plan that it stands for, such as [wechat]");
        }
        List<String> languages = each.values().getOrDefault("languages", List.of());
        if (!languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            wrong(each, "languages", "must be a list of languages of the plan, such as [zh] or [zh, en]");
        }
        mails(each, kind.get());
        Optional<Channel.Secret> url = resolved(each, "url", environment);
        url.ifPresent(where -> judgeUrl(each, kind.get(), where.value()));
        Optional<Channel.Secret> secret = secret(each, kind.get(), environment);
        Optional<URI> proxy = proxy(each, kind.get());
        return faults.size() > before || url.isEmpty()
                ? null
                : new Channel(
                        name,
                        kind.get(),
                        standsFor,
                        url.get(),
                        secret,
                        proxy,
                        languages,
                        each.one("from"),
                        each.values().getOrDefault("to", List.of()));
    }

    private void mails(Written each, Channel.Kind kind) {
        List<String> to = each.values().getOrDefault("to", List.of());
        if (kind != Channel.Kind.MAIL) {
            Stream.of("from", "to")
                    .filter(each.values()::containsKey)
                    .forEach(key -> wrong(each, key, "is for kind: mail only"));
            return;
        }
        if (!MAIL.matcher(each.one("from")).matches()) {
            wrong(each, "from", "must be the address that mails come from, such as press@example.org");
        }
        if (to.isEmpty()
                || to.size() > MOST_RECIPIENTS
                || !to.stream().allMatch(one -> MAIL.matcher(one).matches())) {
            wrong(each, "to", "must list the addresses of the press, from 1 to " + MOST_RECIPIENTS);
        }
    }

    /** What it says of an address must not hold the address: a robot's is its key. */
    private void judgeUrl(Written each, Channel.Kind kind, String url) {
        boolean mail = kind == Channel.Kind.MAIL;
        String right = mail
                ? "must be smtp://[user@]host[:port] or smtps://[user@]host[:port]"
                : "must be the address that the receiver gave you, https://… (http://… is sent for everybody to read)";
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean known = (mail ? Set.of("smtp", "smtps") : Set.of("http", "https")).contains(scheme);
            boolean password =
                    uri.getUserInfo() != null && (!mail || uri.getUserInfo().contains(":"));
            if (!known || uri.getHost() == null || uri.getFragment() != null) {
                wrong(each, "url", right);
            } else if (password) {
                wrong(
                        each,
                        "url",
                        "must hold no password" + (mail ? "; give it as secret: env:NAME or file:PATH" : ""));
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            wrong(each, "url", right);
        }
    }

    private Optional<URI> proxy(Written each, Channel.Kind kind) {
        String value = each.one("proxy");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (kind == Channel.Kind.MAIL) {
            wrong(each, "proxy", "is not used by kind: mail");
        } else if (PROXY.matcher(value).matches()) {
            return Optional.of(URI.create(value));
        } else {
            wrong(each, "proxy", "must be http://host:port");
        }
        return Optional.empty();
    }

    private Optional<Channel.Secret> secret(Written each, Channel.Kind kind, Map<String, String> environment) {
        String value = each.one("secret");
        if (value.isEmpty()) {
            if (kind == Channel.Kind.WEBHOOK) {
                wrong(each, "secret", "is needed: receivers know by the signature that a statement is yours");
            }
            return Optional.empty();
        }
        if (kind == Channel.Kind.WECOM || kind == Channel.Kind.SLACK) {
            wrong(each, "secret", "is not used by kind: " + kind.id() + "; its key is part of the url");
            return Optional.empty();
        }
        if (!SecretPlace.names(value)) {
            wrong(each, "secret", "must not stand in this file; write env:NAME or file:PATH");
            return Optional.empty();
        }
        Optional<Channel.Secret> secret = resolved(each, "secret", environment);
        if (kind == Channel.Kind.WEBHOOK
                && secret.isPresent()
                && secret.get().value().length() < SHORTEST_SIGNING_SECRET) {
            wrong(each, "secret", "must have at least " + SHORTEST_SIGNING_SECRET + " characters");
        }
        return secret;
    }

    private Optional<Channel.Secret> resolved(Written each, String key, Map<String, String> environment) {
        try {
            return Optional.of(new Channel.Secret(SecretPlace.read(each.one(key), environment)));
        } catch (SecretPlace.Missing missing) {
            wrong(each, key, String.valueOf(missing.getMessage()));
            return Optional.empty();
        }
    }

    private void wrong(Written each, String key, String what) {
        String name = each.one("name");
        faults.add(each.place() + ": channel " + (name.isEmpty() ? "without a name" : "\"" + name + "\"") + ": " + key
                + " " + what);
    }

    private static String place(String file, Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
