package dev.sextant.ops;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Reads what the settings say of the organisation's own sign-in. */
final class OpenIdReader {
    static final String SECTION = "signIn.openId.";
    static final String SECRET = SECTION + "clientSecret";
    static final Said WHERE = new Said(
            "env:变量名 或 file:路径；密钥本身不能写在这个文件里", "env:NAME or file:PATH; the secret itself must not stand in this file");

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Function<String, List<String>> values;
    private final BiConsumer<String, Said> wrong;

    /**
     * @param values of a key
     * @param wrong is told of a key, and what is wrong with its value
     */
    OpenIdReader(Function<String, List<String>> values, BiConsumer<String, Said> wrong) {
        this.values = values;
        this.wrong = wrong;
    }

    /** Passwords, tokens and keys go there: in plain text at most inside this machine. */
    static boolean issuer(String value) {
        if (value.isEmpty()) {
            return true;
        }
        try {
            URI uri = new URI(value);
            boolean safe = "https".equals(uri.getScheme())
                    || ("http".equals(uri.getScheme()) && THIS_MACHINE.contains(String.valueOf(uri.getHost())));
            return safe
                    && uri.getHost() != null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    /** Empty when no issuer is named, or when something is wrong, which was told then. */
    Optional<Settings.OpenId> read(Map<String, String> environment) {
        if (one("issuer").isEmpty()) {
            List.of("clientId", "clientSecret").stream()
                    .filter(key -> !one(key).isEmpty())
                    .forEach(key -> wrong.accept(
                            SECTION + key,
                            new Said("已写，而没有写 " + SECTION + "issuer", "is set without " + SECTION + "issuer")));
            if (!values.apply("signIn.passwords").contains("everybody")) {
                wrong.accept(
                        "signIn.passwords",
                        new Said(
                                "会让没有 " + SECTION + "issuer 就无法登录的人进不来",
                                "keeps people out for whom there is no other way without " + SECTION + "issuer"));
            }
            return Optional.empty();
        }
        if (one("clientId").isEmpty()) {
            wrong.accept(
                    SECTION + "issuer",
                    new Said(
                            "已写，而没有写 " + SECTION + "clientId；由身份提供方给出",
                            "is set without " + SECTION + "clientId; the provider gives you one"));
        }
        if (!values.apply(SECTION + "scopes").contains("openid")) {
            wrong.accept(
                    SECTION + "scopes",
                    new Said(
                            "须包含 openid，否则身份提供方不说明是谁",
                            "must have openid among them, or the provider says nothing of who it is"));
        }
        Optional<Path> ca = one("ca").isEmpty() ? Optional.empty() : Optional.of(Path.of(one("ca")));
        if (ca.isPresent() && !Files.isReadable(ca.get())) {
            wrong.accept(SECTION + "ca", new Said("所写的文件读不了", "names a file that cannot be read"));
        }
        return secret(environment)
                .map(secret -> new Settings.OpenId(
                        one("issuer"),
                        one("clientId"),
                        secret,
                        values.apply(SECTION + "scopes"),
                        one("claim"),
                        values.apply(SECTION + "acr"),
                        ca,
                        Map.of("zh", one("button.zh"), "en", one("button.en"))));
    }

    private Optional<Channel.Secret> secret(Map<String, String> environment) {
        String written = one("clientSecret");
        if (!SecretPlace.names(written)) {
            wrong.accept(SECRET, new Said("须写 ", "must be ").and(WHERE));
            return Optional.empty();
        }
        try {
            String found = SecretPlace.read(written, environment);
            if (SecretPlace.file(written).filter(OpenIdReader::openToAll).isPresent()) {
                wrong.accept(
                        SECRET,
                        new Said(
                                "所写的 " + written + " 本机人人可读：请 chmod 600",
                                "names " + written + ", which everybody on this machine can read: chmod 600"));
            }
            return Optional.of(new Channel.Secret(found));
        } catch (SecretPlace.Missing missing) {
            wrong.accept(SECRET, missing.why());
            return Optional.empty();
        }
    }

    private static boolean openToAll(Path file) {
        try {
            return Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ);
        } catch (IOException | UnsupportedOperationException unknown) {
            return false; // A disk that knows no such thing: the folder decides.
        }
    }

    private String one(String key) {
        return values.apply(SECTION + key).get(0);
    }
}
