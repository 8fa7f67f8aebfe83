package dev.sextant.vault;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder of small files that nobody but its owner opens. What is written is on the disk, whole, when the call returns; what
 * is destroyed is overwritten first. How far that goes on a disk that keeps old blocks (SSD, snapshots, backups) is the
 * operator's to know. Several nodes may share the folder: no file is ever written by two at once.
 */
final class KeyFolder {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
    private static final String HALF = ".half";
    /** No write takes longer, on whichever node. */
    private static final Duration A_WRITE = Duration.ofMinutes(1);

    private final Path folder;

    private KeyFolder(Path folder) {
        this.folder = folder;
    }

    /** This folder, made when missing, and closed to others in any case. */
    static KeyFolder at(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            Files.setPosixFilePermissions(folder, FOLDER);
        } else {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        }
        return new KeyFolder(folder);
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    Optional<String> read(String name) throws IOException {
        try {
            return Optional.of(Files.readString(path(name), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        }
    }

    List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> !name.endsWith(HALF))
                    .toList();
        }
    }

    /** Writes a file that must not be there yet; false when somebody was faster. */
    boolean create(String name, String text) throws IOException {
        Path half = half(text);
        try {
            link(half, path(name));
            flush(folder);
            return true;
        } catch (FileAlreadyExistsException faster) {
            return false;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    /** Only a link fails when the name is taken, on every file system that has links. */
    private static void link(Path half, Path whole) throws IOException {
        try {
            Files.createLink(whole, half);
        } catch (FileAlreadyExistsException faster) {
            throw faster;
        } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
            Files.move(half, whole);
        }
    }

    /** Puts another text in the place of a file, in one step. */
    void replace(String name, String text) throws IOException {
        Path half = half(text);
        try {
            Files.move(half, path(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException odd) {
            Files.move(half, path(name), StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(half);
        }
        flush(folder);
    }

    /** Overwrites a file and removes it; nothing happens when it is gone. */
    void destroy(String name) throws IOException {
        try (FileChannel channel = FileChannel.open(path(name), StandardOpenOption.WRITE)) {
            ByteBuffer zeros = ByteBuffer.allocate((int) channel.size());
            while (zeros.hasRemaining()) {
                channel.write(zeros);
            }
            channel.force(true);
        } catch (NoSuchFileException gone) {
            return;
        }
        Files.deleteIfExists(path(name));
        flush(folder);
    }

    /** Overwrites and removes what a write left half when the machine went down; the name of its key is not known any more. */
    void sweep() throws IOException {
        Instant before = Instant.now().minus(A_WRITE);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.toString().endsWith(HALF)).toList()) {
                if (Files.exists(file)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    destroy(String.valueOf(file.getFileName()));
                }
            }
        }
    }

    private Path half(String text) throws IOException {
        Path half = Files.createTempFile(folder, "", HALF, PosixFilePermissions.asFileAttribute(FILE));
        try (FileChannel channel = FileChannel.open(half, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        return half;
    }

    /** A name is on the disk when its folder is. */
    private static void flush(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
