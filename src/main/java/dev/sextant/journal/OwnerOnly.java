package dev.sextant.journal;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/** Folders and files that nobody but the owner of the process may open. */
public final class OwnerOnly {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private OwnerOnly() {}

    static FileAttribute<Set<PosixFilePermission>> file() {
        return PosixFilePermissions.asFileAttribute(FILE);
    }

    /** Makes the folder, or closes one that is there to others. */
    public static Path folder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        } else {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        return folder;
    }

    /** Writes the file in one step: it is never there half, nor for a moment readable to others. */
    static void write(Path file, String text) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException(file + " lies in no folder");
        }
        Path half = Files.createTempFile(folder, "writing", "", file());
        Files.writeString(half, text, StandardCharsets.UTF_8);
        Files.move(half, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /** A new file that others cannot read, not even for a moment; one of that name that is there goes. */
    public static BufferedWriter writer(Path file) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, file());
        return Files.newBufferedWriter(file, StandardCharsets.UTF_8);
    }

    /** Closes everything in a folder to others, as an earlier version or a copy may have left it. */
    static void close(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.toList()) {
                Set<PosixFilePermission> may = EnumSet.copyOf(Files.getPosixFilePermissions(file));
                if (may.retainAll(FOLDER)) {
                    Files.setPosixFilePermissions(file, may);
                }
            }
        }
    }

    static void program(Path file) throws IOException {
        Files.setPosixFilePermissions(file, FOLDER);
    }
}
