package dev.sextant.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A node's settings")
class SettingsTest {
    private static final Path SHIPPED = Path.of("config/sextant.yaml");

    @Test
    @DisplayName("are the defaults when nobody says anything, and the shipped file says the same")
    void shipped() throws IOException {
        Settings defaults = new SettingsReader().settings();
        String text = Files.readString(SHIPPED);
        assertThat(new SettingsReader().file("config/sextant.yaml", text).settings())
                .usingRecursiveComparison()
                .ignoringFields("sessions.places", "signIn.places")
                .isEqualTo(defaults);
        assertThat(defaults.port()).isEqualTo(8440);
        assertThat(defaults.embeddedRedis()).isTrue();
        assertThat(defaults.tls().secure()).isFalse();
    }

    @Test
    @DisplayName("are all in the shipped file, each with a comment before it")
    void complete() throws IOException {
        List<String> lines = Files.readAllLines(SHIPPED);
        for (Setting setting : Setting.ALL) {
            String last = setting.key().substring(setting.key().lastIndexOf('.') + 1);
            assertThat(lines).as(setting.key()).anyMatch(line -> line.strip().startsWith(last + ":"));
        }
    }

    @Test
    @DisplayName("come from the file, then the environment, then the flags")
    void order() {
        Settings settings = new SettingsReader()
                .file(
                        "a.yaml",
                        "port: 1001\nhost: 0.0.0.0\nlimits: {bodyKiB: 8}\norigins: [https://a.example, https://b.example:8443]")
                .environment(Map.of("SEXTANT_PORT", "1002", "SEXTANT_LIMITS_LAG_EVENTS", "5", "PATH", "/bin"))
                .flag("--port", "port", 1003)
                .flag("--redis", "redis.url", null)
                .settings();
        assertThat(settings.port()).isEqualTo(1003);
        assertThat(settings.host()).isEqualTo("0.0.0.0");
        assertThat(settings.limits().bodyBytes()).isEqualTo(8192);
        assertThat(settings.limits().lagEvents()).isEqualTo(5);
        assertThat(settings.origins()).containsExactly("https://a.example", "https://b.example:8443");
    }

    @Test
    @DisplayName("name every fault at once, with file, line and what would be right")
    void faults() {
        assertThatThrownBy(() -> new SettingsReader()
                        .file(
                                "my.yaml",
                                "prot: 80\nport: eighty\nlimits:\n  bodyKib: 3\n  lagEvents: 0\nredis: embedded\nport: 9\ntls: {cert: a.pem}\n")
                        .environment(Map.of("SEXTANT_PROT", "1", "SEXTANT_LOG_LEVEL", "loud"))
                        .flag("--redis", "redis.url", "http://nowhere")
                        .settings())
                .isInstanceOfSatisfying(
                        SettingsFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .contains(
                                        "my.yaml:1: no setting is called prot (did you mean port?)",
                                        "my.yaml:2: port is \"eighty\"; it must be a whole number from 0 to 65535",
                                        "my.yaml:4: no setting is called limits.bodyKib (did you mean limits.bodyKiB?)",
                                        "my.yaml:5: limits.lagEvents is \"0\"; it must be a whole number from 1 to 1000000",
                                        "my.yaml:6: redis holds further keys: redis.url",
                                        "my.yaml:7: port is already set at my.yaml:2",
                                        "my.yaml:8: tls.cert is set without tls.key; set both or none",
                                        "SEXTANT_PROT: no setting is called so (did you mean SEXTANT_PORT?)",
                                        "SEXTANT_LOG_LEVEL: log.level is \"loud\"; it must be one of error, warn, info, debug",
                                        "--redis: redis.url is \"http://nowhere\"; it must be embedded, redis://host:port,"
                                                + " rediss://host:port, unix:///path, redis-sentinel://host:port/0#master"
                                                + " or redis-cluster://host:port"));
    }

    @Test
    @DisplayName("are told in Chinese to whom reads Chinese")
    void chinese() {
        assertThatThrownBy(() -> new SettingsReader()
                        .file(
                                "my.yaml",
                                "prot: 80\nport: eighty\ntls: {cert: a.pem}\nchannels:\n  - {name: 报社, kind: letter}\n")
                        .settings())
                .isInstanceOfSatisfying(
                        SettingsFaulty.class,
                        faulty -> assertThat(faulty.in(Locale.CHINESE).split("\n"))
                                .contains(
                                        "my.yaml:1: 没有 prot 这项设置（是否想写 port？）",
                                        "my.yaml:2: port 写的是“eighty”，应是 0 到 65535 的整数",
                                        "my.yaml:3: 设置了 tls.cert 而没有 tls.key；两项都写，或都不写",
                                        "my.yaml:5: 渠道“报社”：kind 应是 webhook、wecom、dingtalk、feishu、slack、mail 之一"));
    }

    @Test
    @DisplayName("names a certificate or key that cannot be read, or is none, before anything is started")
    void certificate(@TempDir Path folder) throws IOException {
        Path none = Files.writeString(folder.resolve("note.txt"), "no certificate");
        assertThatThrownBy(() -> new SettingsReader()
                        .file("my.yaml", "tls: {cert: \"" + folder.resolve("nope.pem") + "\", key: \"" + none + "\"}\n")
                        .settings())
                .isInstanceOfSatisfying(
                        SettingsFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .containsExactly(
                                        "my.yaml:1: tls.cert names a file that cannot be read: "
                                                + folder.resolve("nope.pem"),
                                        "my.yaml:1: tls.key names a file without a PEM block -----BEGIN … PRIVATE KEY-----"));
    }

    @Test
    @DisplayName("suggest a name only when it is near; otherwise they name all that there are at that place")
    void suggestions() {
        assertThatThrownBy(() -> new SettingsReader()
                        .file(
                                "my.yaml",
                                "tls2: {cert: a}\nx: 1\nbodyKiB: 5\nlog:\n  q: 1\n  levle: info\nlimits: {REQUESTSPERMINUTE: 9}\n")
                        .environment(Map.of("SEXTANT_X", "1"))
                        .settings())
                .isInstanceOfSatisfying(
                        SettingsFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .contains(
                                        "my.yaml:1: no setting is called tls2 (did you mean tls?)",
                                        "my.yaml:2: no setting is called x; known here are host, port, origins, data, files, plan, web,"
                                                + " redis, tls, limits, sessions, signIn, push, privacy, log, channels",
                                        "my.yaml:3: no setting is called bodyKiB (did you mean limits.bodyKiB?)",
                                        "my.yaml:5: no setting is called log.q; known here are level, format",
                                        "my.yaml:6: no setting is called log.levle (did you mean log.level?)",
                                        "my.yaml:7: no setting is called limits.REQUESTSPERMINUTE"
                                                + " (did you mean limits.requestsPerMinute?)",
                                        "SEXTANT_X: no setting is called so; the shipped config/sextant.yaml lists them all"));
    }

    @Test
    @DisplayName("that are not YAML are refused with the line")
    void notYaml() {
        assertThatThrownBy(() ->
                        new SettingsReader().file("my.yaml", "port: 1\nhost: [").settings())
                .isInstanceOf(SettingsFaulty.class)
                .hasMessageStartingWith("my.yaml:2: this is not YAML");
        assertThatThrownBy(() -> new SettingsReader().file("my.yaml", "- port").settings())
                .hasMessage("my.yaml:1: the file must be a list of keys with values, such as  port: 8440");
    }

    @Test
    @DisplayName("name the channels that released statements go over, and where their secrets are kept")
    void channels(@TempDir Path folder) throws IOException {
        Path mail = folder.resolve("mail");
        Files.writeString(mail, "pass word\n");
        Settings settings = new SettingsReader()
                .file("a.yaml", """
                        channels:
                          - {name: 官网, kind: webhook, for: [website], url: "https://www.example.org/hook", secret: "env:SEXTANT_SITE"}
                          - {name: 微信群, kind: wecom, for: wechat, url: "env:ROBOT", proxy: "http://proxy.example:3128", languages: [zh, en]}
                          - {name: 媒体, kind: mail, for: [pressMail], url: "smtps://press@mail.example.org", secret: "file:%s", from: press@example.org, to: [desk@paper.example, news@radio.example]}
                        """.formatted(mail))
                .environment(Map.of(
                        "SEXTANT_SITE",
                        "0123456789abcdef",
                        "ROBOT",
                        "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k"))
                .settings();
        assertThat(settings.channels()).hasSize(3);
        Channel site = settings.channels().get(0);
        assertThat(site.kind()).isEqualTo(Channel.Kind.WEBHOOK);
        assertThat(site.secret().orElseThrow().value()).isEqualTo("0123456789abcdef");
        assertThat(settings.channels().get(1).url().value()).endsWith("?key=k");
        assertThat(settings.channels().get(1).proxy()).hasToString("Optional[http://proxy.example:3128]");
        assertThat(settings.channels().get(1).languages()).containsExactly("zh", "en");
        assertThat(settings.channels().get(2).secret().orElseThrow().value()).isEqualTo("pass word");
        assertThat(settings.channels().get(2).to()).containsExactly("desk@paper.example", "news@radio.example");
        assertThat(settings.toString())
                .as("nothing that is printed shows a secret or a robot's key")
                .doesNotContain("0123456789abcdef", "key=k", "pass word");
    }

    @Test
    @DisplayName(
            "refuse a channel that could not work, or whose secret stands in the file, and never repeat the secret")
    void wrongChannels() {
        assertThatThrownBy(() -> new SettingsReader()
                        .file("a.yaml", """
                                channels:
                                  - {name: a, kind: webhook, for: [website], url: "https://x.example", secret: "in the clear: 12345"}
                                  - {name: b, kind: pigeon, for: [website], url: "https://x.example"}
                                  - {name: c, kind: wecom, for: [wechat], url: "file:///etc/passwd", sekret: "env:X"}
                                  - {name: d, kind: slack, for: [], url: "env:NOWHERE"}
                                  - {name: e, kind: mail, for: [pressMail], url: "smtp://u:p4ss@mail.example", from: nobody, to: []}
                                  - {name: f, kind: webhook, for: [website], url: "https://x.example"}
                                  - {name: f, kind: feishu, for: [wechat], url: "https://x.example", to: [a@b.example], proxy: "socks5://p:1"}
                                """)
                        .environment(Map.of())
                        .settings())
                .isInstanceOfSatisfying(
                        SettingsFaulty.class,
                        faulty -> assertThat(faulty.faults())
                                .anyMatch(fault ->
                                        fault.contains("a.yaml:2: channel \"a\": secret must not stand in this file"))
                                .anyMatch(fault ->
                                        fault.contains("a.yaml:3: channel \"b\": kind must be one of webhook, wecom"))
                                .anyMatch(fault ->
                                        fault.contains("a.yaml:4: a channel has no key sekret (did you mean secret?)"))
                                .anyMatch(fault -> fault.contains("channel \"c\": url "))
                                .anyMatch(fault -> fault.contains("channel \"d\": for must list"))
                                .anyMatch(fault ->
                                        fault.contains("channel \"d\": url names env:NOWHERE, which holds nothing"))
                                .anyMatch(fault -> fault.contains("channel \"e\": url must hold no password"))
                                .anyMatch(fault -> fault.contains("channel \"e\": from must be"))
                                .anyMatch(fault -> fault.contains("channel \"e\": to must list"))
                                .anyMatch(fault -> fault.contains("channel \"f\": secret is needed"))
                                .anyMatch(fault -> fault.contains("is \"f\" a second time"))
                                .anyMatch(fault -> fault.contains("channel \"f\": to is for kind: mail only"))
                                .anyMatch(fault -> fault.contains("channel \"f\": proxy must be http://host:port"))
                                .noneMatch(fault -> fault.contains("12345") || fault.contains("p4ss")));
    }

    @Test
    @DisplayName("name the organisation's own sign-in, whose secret is read from elsewhere and printed nowhere")
    void openId(@TempDir Path folder) throws IOException {
        Path secret = folder.resolve("secret");
        Files.writeString(secret, "s3cret of the house\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        String yaml = "signIn: {openId: {issuer: 'https://id.example.org/house', clientId: sextant, clientSecret: '%s',"
                + " scopes: [openid, profile], claim: employee, acr: mfa, button: {zh: 用工号登录}}}";
        Settings settings = new SettingsReader()
                .file("a.yaml", yaml.formatted("file:" + secret))
                .settings();
        Settings.OpenId openId = settings.signIn().openId().orElseThrow();
        assertThat(openId.issuer()).isEqualTo("https://id.example.org/house");
        assertThat(openId.clientSecret().value()).isEqualTo("s3cret of the house");
        assertThat(openId.scopes()).containsExactly("openid", "profile");
        assertThat(openId.levels()).containsExactly("mfa");
        assertThat(openId.button()).containsEntry("zh", "用工号登录").containsEntry("en", "Sign in with your organisation");
        assertThat(settings.toString()).doesNotContain("s3cret");
        assertThat(new SettingsReader()
                        .file("a.yaml", yaml.formatted("env:SEXTANT_OF_THE_HOUSE"))
                        .environment(
                                Map.of("SEXTANT_OF_THE_HOUSE", "another", "SEXTANT_SIGN_IN_OPEN_ID_CLIENT_ID", "x"))
                        .settings()
                        .signIn()
                        .openId()
                        .orElseThrow())
                .satisfies(one -> assertThat(one.clientSecret().value()).isEqualTo("another"))
                .satisfies(one -> assertThat(one.clientId()).isEqualTo("x"));
    }

    @Test
    @DisplayName(
            "refuse a sign-in of the organisation that could not work or would be unsafe, and never repeat its secret")
    void wrongOpenId(@TempDir Path folder) throws IOException {
        Path open = folder.resolve("open");
        Files.writeString(open, "s3cret");
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(faults(
                        "signIn:\n  openId:\n    issuer: http://id.example.org\n    clientId: a b\n    clientSecret: s3cret"
                                + "\n    scopes: [profile]\n    ca: /nowhere/ca.pem\n    button: {en: ''}"))
                .anyMatch(fault ->
                        fault.startsWith("my.yaml:3: signIn.openId.issuer is \"http://id.example.org\"; it must be"))
                .anyMatch(fault -> fault.startsWith("my.yaml:4: signIn.openId.clientId is \"a b\""))
                .contains("my.yaml:5: signIn.openId.clientSecret must be env:NAME or file:PATH;"
                        + " the secret itself must not stand in this file")
                .anyMatch(fault -> fault.startsWith("my.yaml:6: signIn.openId.scopes must have openid among them"))
                .contains("my.yaml:7: signIn.openId.ca names a file that cannot be read")
                .anyMatch(fault -> fault.startsWith("my.yaml:8: signIn.openId.button.en is \"\""))
                .noneMatch(fault -> fault.contains("s3cret"));
        assertThat(faults("signIn: {openId: {issuer: 'https://id.example.org', clientSecret: 'file:" + open + "'}}"))
                .contains(
                        "my.yaml:1: signIn.openId.issuer is set without signIn.openId.clientId; the provider gives you one")
                .anyMatch(fault -> fault.endsWith("which everybody on this machine can read: chmod 600"));
        assertThat(faults("signIn: {passwords: administrators, openId: {clientId: x, clientSecret: 'env:NOWHERE'}}"))
                .contains("my.yaml:1: signIn.openId.clientId is set without signIn.openId.issuer")
                .anyMatch(fault -> fault.startsWith("my.yaml:1: signIn.passwords keeps people out"));
    }

    private static List<String> faults(String yaml) {
        try {
            new SettingsReader().file("my.yaml", yaml).settings();
            return List.of();
        } catch (SettingsFaulty faulty) {
            return faulty.faults();
        }
    }
}
