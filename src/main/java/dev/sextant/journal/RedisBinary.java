package dev.sextant.journal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * A redis-server that comes in the jar, and the SHA-256 that it must have: a jar or a data folder that was tampered with
 * starts nothing.
 */
enum RedisBinary {
    LINUX_AMD64("linux-amd64", "c0cdeef856b3410fd99d6ec6fc6a20302e69059b00ce5d6abab7b3e5069ea91e"),
    LINUX_ARM64("linux-arm64", "d5c7ff117caf45d7dc2f59c1f956e1830438779947d66aa5647c2cdcc16eca50"),
    LINUX_386("linux-386", "19106984e15b7e7ce22c9a3296fe6a5f85c43a72894144f98b1fb572b823a936"),
    DARWIN_AMD64("darwin-amd64", "e22a3d9147802bba0724efb2e446c49e1e514e76ff8031bb6d44b8628400d8f3"),
    DARWIN_ARM64("darwin-arm64", "07838a2eb6f5961c89d8e6f1f83482de355dfc6bb04e05bfb00ae1f137dee129");

    private static final String PREFIX = "redis-server-7.0.15-";

    private final String platform;
    private final String sha256;

    RedisBinary(String platform, String sha256) {
        this.platform = platform;
        this.sha256 = sha256;
    }

    /** The one for this machine. */
    static RedisBinary here() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static RedisBinary of(String system, String processor) {
        String name = system.toLowerCase(Locale.ROOT);
        String os = name.startsWith("linux") ? "linux" : name.startsWith("mac") ? "darwin" : name;
        String arch = switch (processor.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            case "x86", "i386", "i686" -> "386";
            default -> processor;
        };
        for (RedisBinary binary : values()) {
            if (binary.platform.equals(os + "-" + arch)) {
                return binary;
            }
        }
        throw new EmbeddedRedisFailed(
                "There is no embedded Redis for " + system + " on " + processor
                        + ". Start a Redis of your own (6.2 or newer) and name it with --redis redis://host:port",
                null);
    }

    Path in(Path folder) {
        return folder.resolve(PREFIX + platform);
    }

    /** Puts it into a folder, when it is not there unchanged. */
    Path unpack(Path folder) {
        Path binary = in(folder);
        try {
            if (Files.exists(binary) && sha256.equals(sha256(Files.readAllBytes(binary)))) {
                OwnerOnly.program(binary);
                return binary;
            }
            byte[] content = content();
            Path half = Files.createTempFile(folder, "unpacking", "");
            Files.write(half, content);
            OwnerOnly.program(half);
            Files.move(half, binary, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            return binary;
        } catch (IOException e) {
            throw new EmbeddedRedisFailed("Redis could not be put into " + folder + ": " + e, e);
        }
    }

    private byte[] content() throws IOException {
        try (InputStream in = RedisBinary.class.getResourceAsStream("/" + PREFIX + platform)) {
            if (in == null) {
                throw new EmbeddedRedisFailed("The jar has no " + PREFIX + platform + ": it is not complete", null);
            }
            byte[] content = in.readAllBytes();
            String actual = sha256(content);
            if (!actual.equals(sha256)) {
                throw new EmbeddedRedisFailed(
                        String.join(
                                " ",
                                List.of(
                                        "The redis-server in the jar is not the one we know: SHA-256",
                                        actual,
                                        "instead of",
                                        sha256 + ".",
                                        "It was not started; get the jar anew")),
                        null);
            }
            return content;
        }
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
