package dev.sextant.files;

import java.nio.file.Path;

/** A content on the shelf. */
public record Kept(Path file, FileType type, long bytes) {}
