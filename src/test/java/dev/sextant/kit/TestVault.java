package dev.sextant.kit;

import dev.sextant.vault.MasterKey;
import dev.sextant.vault.PersonKeys;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One key folder for all tests that need none of their own. */
public final class TestVault {
    private static final Path FOLDER = made();

    private TestVault() {}

    private static Path made() {
        try {
            Path folder = Files.createDirectories(Path.of("target"));
            return Files.createTempDirectory(folder, "keys-in-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MasterKey master() {
        try {
            return MasterKey.in(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The keys there, as a node that has just started has them. */
    public static PersonKeys keys() {
        return PersonKeys.in(FOLDER, master());
    }
}
