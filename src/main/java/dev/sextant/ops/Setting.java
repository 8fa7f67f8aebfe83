package dev.sextant.ops;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One key of the settings: its dotted name, its default as text, and how a value is judged.
 *
 * @param list whether the value is a list (in the environment: separated by commas)
 * @param right what a good value is, told to whoever wrote a bad one
 */
record Setting(String key, String standard, boolean list, Judge judge, Said right) {

    interface Judge {
        boolean good(String value);
    }

    private static final Pattern OF_A_ROLE = Pattern.compile("[A-Za-z][A-Za-z0-9]* [1-9][0-9]{0,5} [1-9][0-9]{0,5}");

    private static final Pattern ORIGIN = Pattern.compile("https?://[^/\\s?#@]+");

    /** Every setting there is, in the order of the shipped file. */
    static final List<Setting> ALL = List.of(
            new Setting(
                    "host",
                    "127.0.0.1",
                    false,
                    value -> value.matches("[A-Za-z0-9.:_-]+"),
                    new Said(
                            "地址或主机名，如 127.0.0.1 或 0.0.0.0", "an address or a host name, such as 127.0.0.1 or 0.0.0.0")),
            whole("port", 8440, 0, 65535),
            new Setting(
                    "origins",
                    "",
                    true,
                    value -> ORIGIN.matcher(value).matches(),
                    new Said(
                            "不带路径的来源，如 https://command.example.org",
                            "origins without a path, such as https://command.example.org")),
            path("data", "data"),
            new Setting(
                    "files",
                    "",
                    false,
                    value -> true,
                    new Said("文件夹的路径；留空则用 data 下的 files", "the path of a folder; empty: files under data")),
            path("plan", "config/plan"),
            path("web", "webroot"),
            new Setting(
                    "redis.url",
                    Settings.EMBEDDED,
                    false,
                    Setting::redis,
                    new Said(
                            "embedded、redis://host:port、rediss://host:port、unix:///path、redis-sentinel://host:port/0#master 或 redis-cluster://host:port",
                            "embedded, redis://host:port, rediss://host:port, unix:///path, redis-sentinel://host:port/0#master or redis-cluster://host:port")),
            new Setting("tls.cert", "", false, value -> true, new Said("PEM 文件的路径", "the path of a PEM file")),
            new Setting("tls.key", "", false, value -> true, new Said("PEM 文件的路径", "the path of a PEM file")),
            choice("tls.behindProxy", "false", "true", "false"),
            whole("limits.bodyKiB", 64, 1, 1024),
            whole("limits.requestsPerMinute", 6000, 60, 1_000_000),
            whole("limits.signInsPerMinute", 60, 1, 100_000),
            whole("limits.socketsPerSession", 20, 1, 1_000_000),
            whole("limits.socketsPerAddress", 2000, 1, 1_000_000),
            whole("limits.freeDiskMiB", 512, 0, 100_000_000),
            whole("limits.lagEvents", 1000, 1, 1_000_000),
            whole("sessions.idleMinutes", 720, 1, 525_600),
            whole("sessions.absoluteMinutes", 1440, 1, 525_600),
            new Setting(
                    "sessions.byRole",
                    "administrator 30 480",
                    true,
                    value -> OF_A_ROLE.matcher(value).matches(),
                    new Said(
                            "列表，每项写：岗位 闲置分钟 最长分钟，如 [administrator 30 480, teamLeader 120 720]",
                            "a list of: role, idle minutes, absolute minutes, such as [administrator 30 480, teamLeader 120 720]")),
            new Setting(
                    "signIn.secondFactor.roles",
                    "",
                    true,
                    value -> value.matches("[A-Za-z][A-Za-z0-9]*"),
                    new Said(
                            "预案岗位的列表，如 [administrator, teamLeader, spokesperson]",
                            "a list of roles of the plan, such as [administrator, teamLeader, spokesperson]")),
            choice("signIn.passwords", "everybody", "everybody", "administrators"),
            new Setting(
                    "signIn.openId.issuer",
                    "",
                    false,
                    OpenIdReader::issuer,
                    new Said(
                            "身份提供方自己写的 issuer，https:// 开头，不带 ? 和 #（http:// 只限本机）；留空则不从那里登录",
                            "the issuer as the provider writes it, https:// without ? and # (http:// only on this machine); empty: nobody signs in there")),
            new Setting(
                    "signIn.openId.clientId",
                    "",
                    false,
                    value -> value.matches("[\\x21-\\x7e]{0,255}"),
                    new Said("身份提供方给本节点的名称，不含空格", "the name under which the provider knows this node, without spaces")),
            // Judged by its reader, which does not repeat what somebody may have written here by mistake.
            new Setting("signIn.openId.clientSecret", "", false, value -> true, OpenIdReader.WHERE),
            new Setting(
                    "signIn.openId.scopes",
                    "openid",
                    true,
                    value -> value.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,100}"),
                    new Said("scope 的列表，如 [openid, profile]", "a list of scopes, such as [openid, profile]")),
            new Setting(
                    "signIn.openId.claim",
                    "sub",
                    false,
                    value -> value.matches("[A-Za-z][A-Za-z0-9_./:-]{0,99}"),
                    new Said(
                            "claim 的名称，如 sub 或 employee_number",
                            "the name of a claim, such as sub or employee_number")),
            new Setting(
                    "signIn.openId.acr",
                    "",
                    true,
                    value -> value.matches("[\\x21-\\x7e]{1,200}"),
                    new Said("身份提供方所称级别的列表", "a list of levels as the provider names them")),
            new Setting("signIn.openId.ca", "", false, value -> true, new Said("PEM 文件的路径", "the path of a PEM file")),
            label("signIn.openId.button.zh", "用单位统一身份登录"),
            label("signIn.openId.button.en", "Sign in with your organisation"),
            new Setting(
                    "push.contact",
                    "",
                    false,
                    value -> value.isEmpty() || value.matches("(mailto:[^\\s@]+@[^\\s@]+|https://\\S+)"),
                    new Said(
                            "mailto: 加邮箱，或 https:// 加网页；留空则不推送提醒",
                            "mailto: and an address, or https:// and a page; empty: nobody is reminded")),
            new Setting(
                    "push.services",
                    "",
                    true,
                    value -> ORIGIN.matcher(value).matches(),
                    new Said(
                            "不带路径的来源，如 https://push.example.org",
                            "origins without a path, such as https://push.example.org")),
            new Setting(
                    "privacy.keys",
                    "",
                    false,
                    value -> true,
                    new Said("文件夹的路径；留空则用 data 下的 keys", "the path of a folder; empty: keys under data")),
            choice("log.level", "info", "error", "warn", "info", "debug"),
            choice("log.format", "text", "text", "json"));

    /** The name of this key in the environment: {@code limits.bodyKiB} is {@code SEXTANT_LIMITS_BODY_KIB}. */
    String environmentName() {
        String words = key.replace('.', '_').replaceAll("([a-z])([A-Z])", "$1_$2");
        return "SEXTANT_" + words.toUpperCase(Locale.ROOT);
    }

    private static Setting whole(String key, int standard, int from, int to) {
        return new Setting(
                key,
                Integer.toString(standard),
                false,
                value ->
                        value.matches("[0-9]{1,9}") && Integer.parseInt(value) >= from && Integer.parseInt(value) <= to,
                new Said(from + " 到 " + to + " 的整数", "a whole number from " + from + " to " + to));
    }

    private static Setting label(String key, String standard) {
        return new Setting(
                key,
                standard,
                false,
                value -> !value.isBlank()
                        && value.length() <= 40
                        && value.chars().noneMatch(Character::isISOControl),
                new Said("按钮上的字，1 到 40 个字符", "what the button says, 1 to 40 characters"));
    }

    private static Setting path(String key, String standard) {
        return new Setting(
                key,
                standard,
                false,
                value -> !value.isBlank(),
                new Said("文件夹的路径，如 " + standard, "the path of a folder, such as " + standard));
    }

    private static Setting choice(String key, String standard, String... values) {
        return new Setting(
                key,
                standard,
                false,
                value -> Stream.of(values).anyMatch(value::equals),
                new Said(String.join("、", values) + " 之一", "one of " + String.join(", ", values)));
    }

    private static boolean redis(String value) {
        if (value.equals(Settings.EMBEDDED)) {
            return true;
        }
        if (!value.trim().matches("(unix|rediss?(-sentinel|-cluster)?)://\\S+")) {
            return false;
        }
        try {
            URI.create(value.trim());
            return true;
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
