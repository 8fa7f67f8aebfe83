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

    private final List<Said> faults;
    private final List<Written> written = new ArrayList<>();

    /** A channel as somebody wrote it: each key with its values. */
    private record Written(String place, Map<String, List<String>> values) {
        String one(String key) {
            List<String> values = values().getOrDefault(key, List.of());
            return values.size() == 1 ? values.get(0) : "";
        }
    }

    ChannelReader(List<Said> faults) {
        this.faults = faults;
    }

    void read(String file, Node node) {
        written.clear();
        if (node instanceof SequenceNode sequence) {
            sequence.getValue().forEach(each -> readOne(file, each));
        } else {
            fault(
                    place(file, node),
                    "channels 应是列表，每个渠道以  - name: 开头",
                    "channels must be a list; each channel begins with  - name:");
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
                wrong(
                        each,
                        "name",
                        "应是大家怎样称呼它，最多 " + LONGEST_NAME + " 个字符",
                        "must be how people call it, at most " + LONGEST_NAME + " characters");
            } else if (!names.add(name)) {
                wrong(
                        each,
                        "name",
                        "第二次写了“" + name + "”，记录里无法区分",
                        "is \"" + name + "\" a second time; the journal could not tell them apart");
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
            fault(
                    place(file, node),
                    "渠道有这些键：" + String.join("、", KEYS),
                    "a channel has keys: " + String.join(", ", KEYS));
            return;
        }
        var values = new LinkedHashMap<String, List<String>>();
        for (NodeTuple tuple : mapping.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
            String at = place(file, tuple.getKeyNode());
            List<String> found = texts(tuple.getValueNode());
            if (!KEYS.contains(key)) {
                Said instead = Spelling.nearest(key, KEYS.stream())
                        .map(near -> new Said("（是否想写 " + near + "？）", " (did you mean " + near + "?)"))
                        .orElse(new Said("；有 " + String.join("、", KEYS), "; it has " + String.join(", ", KEYS)));
                faults.add(new Said("渠道没有 " + key + " 这个键", "a channel has no key " + key)
                        .and(instead)
                        .within(at + ": ", ""));
            } else if (found == null) {
                fault(at, "channels：" + key + " 应是文字或文字的列表", "channels: " + key + " must be a text or a list of texts");
            } else if (values.put(key, found) != null) {
                fault(at, "channels：" + key + " 在这里出现两次", "channels: " + key + " stands here twice");
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
            List<String> kinds =
                    Stream.of(Channel.Kind.values()).map(Channel.Kind::id).toList();
            wrong(each, "kind", "应是 " + String.join("、", kinds) + " 之一", "must be one of " + String.join(", ", kinds));
            return null;
        }
        int before = faults.size();
        List<String> standsFor = each.values().getOrDefault("for", List.of());
        if (standsFor.isEmpty()
                || !standsFor.stream().allMatch(id -> ID.matcher(id).matches())) {
            wrong(
                    each,
                    "for",
                    "应列出它代表预案的哪些发布渠道，如 [wechat]",
                    "must list the release channels of the plan that it stands for, such as [wechat]");
        }
        List<String> languages = each.values().getOrDefault("languages", List.of());
        if (!languages.stream().allMatch(tag -> LANGUAGE.matcher(tag).matches())) {
            wrong(
                    each,
                    "languages",
                    "应是预案语言的列表，如 [zh] 或 [zh, en]",
                    "must be a list of languages of the plan, such as [zh] or [zh, en]");
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
                    .forEach(key -> wrong(each, key, "只用于 kind: mail", "is for kind: mail only"));
            return;
        }
        if (!MAIL.matcher(each.one("from")).matches()) {
            wrong(
                    each,
                    "from",
                    "应是发信地址，如 press@example.org",
                    "must be the address that mails come from, such as press@example.org");
        }
        if (to.isEmpty()
                || to.size() > MOST_RECIPIENTS
                || !to.stream().allMatch(one -> MAIL.matcher(one).matches())) {
            wrong(
                    each,
                    "to",
                    "应列出媒体的邮箱，1 到 " + MOST_RECIPIENTS + " 个",
                    "must list the addresses of the press, from 1 to " + MOST_RECIPIENTS);
        }
    }

    /** What it says of an address must not hold the address: a robot's is its key. */
    private void judgeUrl(Written each, Channel.Kind kind, String url) {
        boolean mail = kind == Channel.Kind.MAIL;
        Said right = mail
                ? new Said(
                        "应是 smtp://[user@]host[:port] 或 smtps://[user@]host[:port]",
                        "must be smtp://[user@]host[:port] or smtps://[user@]host[:port]")
                : new Said(
                        "应是接收方给出的地址，https://…（http://… 途中人人可读）",
                        "must be the address that the receiver gave you, https://… (http://… is sent for everybody to read)");
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean known = (mail ? Set.of("smtp", "smtps") : Set.of("http", "https")).contains(scheme);
            boolean password =
                    uri.getUserInfo() != null && (!mail || uri.getUserInfo().contains(":"));
            if (!known || uri.getHost() == null || uri.getFragment() != null) {
                wrong(each, "url", right.zh(), right.en());
            } else if (password) {
                wrong(
                        each,
                        "url",
                        "不能含密码" + (mail ? "；密码写在 secret：env:变量名 或 file:路径" : ""),
                        "must hold no password" + (mail ? "; give it as secret: env:NAME or file:PATH" : ""));
            }
        } catch (java.net.URISyntaxException notAnAddress) {
            wrong(each, "url", right.zh(), right.en());
        }
    }

    private Optional<URI> proxy(Written each, Channel.Kind kind) {
        String value = each.one("proxy");
        if (value.isEmpty()) {
            return Optional.empty();
        }
        if (kind == Channel.Kind.MAIL) {
            wrong(each, "proxy", "不用于 kind: mail", "is not used by kind: mail");
        } else if (PROXY.matcher(value).matches()) {
            return Optional.of(URI.create(value));
        } else {
            wrong(each, "proxy", "应是 http://host:port", "must be http://host:port");
        }
        return Optional.empty();
    }

    private Optional<Channel.Secret> secret(Written each, Channel.Kind kind, Map<String, String> environment) {
        String value = each.one("secret");
        if (value.isEmpty()) {
            if (kind == Channel.Kind.WEBHOOK) {
                wrong(
                        each,
                        "secret",
                        "必须写：接收方靠签名确认声明出自你们",
                        "is needed: receivers know by the signature that a statement is yours");
            }
            return Optional.empty();
        }
        if (kind == Channel.Kind.WECOM || kind == Channel.Kind.SLACK) {
            wrong(
                    each,
                    "secret",
                    "不用于 kind: " + kind.id() + "；它的密钥在 url 里",
                    "is not used by kind: " + kind.id() + "; its key is part of the url");
            return Optional.empty();
        }
        if (!SecretPlace.names(value)) {
            wrong(
                    each,
                    "secret",
                    "不能写在这个文件里；请写 env:变量名 或 file:路径",
                    "must not stand in this file; write env:NAME or file:PATH");
            return Optional.empty();
        }
        Optional<Channel.Secret> secret = resolved(each, "secret", environment);
        if (kind == Channel.Kind.WEBHOOK
                && secret.isPresent()
                && secret.get().value().length() < SHORTEST_SIGNING_SECRET) {
            wrong(
                    each,
                    "secret",
                    "至少 " + SHORTEST_SIGNING_SECRET + " 个字符",
                    "must have at least " + SHORTEST_SIGNING_SECRET + " characters");
        }
        return secret;
    }

    private Optional<Channel.Secret> resolved(Written each, String key, Map<String, String> environment) {
        try {
            return Optional.of(new Channel.Secret(SecretPlace.read(each.one(key), environment)));
        } catch (SecretPlace.Missing missing) {
            wrong(each, key, missing.why().zh(), missing.why().en());
            return Optional.empty();
        }
    }

    private void wrong(Written each, String key, String zh, String en) {
        String name = each.one("name");
        Said channel = name.isEmpty()
                ? new Said("没有 name 的渠道", "channel without a name")
                : new Said("渠道“" + name + "”", "channel \"" + name + "\"");
        faults.add(channel.and(new Said("：" + key + " " + zh, ": " + key + " " + en))
                .within(each.place() + ": ", ""));
    }

    private void fault(String place, String zh, String en) {
        faults.add(new Said(zh, en).within(place + ": ", ""));
    }

    private static String place(String file, Node node) {
        return file + ":" + (node.getStartMark().getLine() + 1);
    }
}
