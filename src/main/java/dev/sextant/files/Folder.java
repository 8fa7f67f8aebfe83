package dev.sextant.files;

import dev.sextant.files.FileRefused.Why;
import dev.sextant.incident.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of one incident on the disk; every call may block. Contents lie under their fingerprint, once however many
 * records declare them; {@code <fingerprint>.<record>} says that the author of that record handed it in, too: whoever
 * merely knows a fingerprint gets nothing. What is not whole yet lies in {@code parts}.
 */
final class Folder {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,79}");
    private static final String PARTS = "parts";
    private static final String SMALL = ".small";

    private final Path folder;
    private final Path content;
    private final Path proof;
    private final Path part;
    private final Attachment declared;

    Folder(Path root, Attachment declared) {
        for (String name : List.of(declared.incident(), declared.record(), declared.sha256())) {
            if (!NAME.matcher(name).matches()) {
                throw new FileRefused(Why.NOT_HERE);
            }
        }
        this.declared = declared;
        this.folder = root.resolve(declared.incident());
        this.content = folder.resolve(declared.sha256());
        this.proof = folder.resolve(declared.sha256() + "." + declared.record());
        this.part = folder.resolve(PARTS).resolve(declared.sha256() + "." + declared.record());
    }

    /** A folder that only the owner of the process may open. */
    static void make(Path folder) throws IOException {
        Files.createDirectories(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    Held held() throws IOException {
        return complete()
                ? new Held(declared.size(), declared.size(), true)
                : new Held(Files.exists(part) ? Files.size(part) : 0, declared.size(), false);
    }

    private boolean complete() {
        return Files.exists(proof) && Files.exists(content);
    }

    /**
     * Writes the next bytes. Written at their place and not simply at the end: two nodes that get the same part at the same
     * moment write the same bytes to the same place.
     */
    Held write(long from, byte[] bytes) throws IOException {
        Held before = held();
        if (before.complete()) {
            return before;
        }
        if (from != before.have()) {
            throw new FileRefused(Why.OUT_OF_STEP, before.have());
        }
        if (from + bytes.length > declared.size()) {
            throw new FileRefused(Why.TOO_LONG, before.have());
        }
        make(part.resolveSibling(""));
        try (FileChannel channel = ownersOnly(part)) {
            ByteBuffer rest = ByteBuffer.wrap(bytes);
            while (rest.hasRemaining()) {
                channel.write(rest, from + rest.position());
            }
            if (from + bytes.length == declared.size()) {
                channel.force(true);
            }
        }
        return new Held(from + bytes.length, declared.size(), false);
    }

    private static FileChannel ownersOnly(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }

    /** Looks at the whole and puts it on the shelf; what may not be kept is gone afterwards. */
    Held finish() throws IOException {
        if (complete()) {
            return held();
        }
        byte[] small;
        try {
            small = Inspection.of(Files.readAllBytes(part), declared);
        } catch (FileRefused refused) {
            Files.deleteIfExists(part);
            throw refused;
        }
        if (small.length > 0) {
            Path half = part.resolveSibling(declared.sha256() + SMALL);
            try (FileChannel channel = ownersOnly(half)) {
                channel.write(ByteBuffer.wrap(small));
            }
            Files.move(half, folder.resolve(declared.sha256() + SMALL), StandardCopyOption.ATOMIC_MOVE);
        }
        // The proof before the content: it counts only with the content, and without it the part is still there.
        try {
            ownersOnly(proof).close();
        } catch (FileAlreadyExistsException another) {
            // Written by a request that was cut off after it.
        }
        Files.move(part, content, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return held();
    }

    Kept kept() throws IOException {
        if (!complete()) {
            throw new FileRefused(Why.NOT_HERE);
        }
        return kept(content);
    }

    Kept small() throws IOException {
        Kept whole = kept();
        Path small = folder.resolve(declared.sha256() + SMALL);
        if (Files.exists(small)) {
            return kept(small);
        }
        if (whole.type() == FileType.WEBP) {
            return whole; // nothing here can make it smaller
        }
        throw new FileRefused(Why.NOT_HERE);
    }

    private static Kept kept(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            FileType type = FileType.of(in.readNBytes(FileType.HEAD)).orElseThrow(() -> new FileRefused(Why.NOT_HERE));
            return new Kept(file.toAbsolutePath(), type, Files.size(file));
        } catch (NoSuchFileException gone) {
            throw new FileRefused(Why.NOT_HERE);
        }
    }

    /** Throws away parts that nobody went on with since then; how many. */
    static int sweep(Path root, Instant before) throws IOException {
        int gone = 0;
        try (Stream<Path> incidents = Files.list(root)) {
            for (Path parts : incidents
                    .map(one -> one.resolve(PARTS))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> all = Files.list(parts)) {
                    for (Path part : all.toList()) {
                        if (Files.getLastModifiedTime(part).toInstant().isBefore(before)
                                && Files.deleteIfExists(part)) {
                            gone++;
                        }
                    }
                }
            }
        }
        return gone;
    }
}
