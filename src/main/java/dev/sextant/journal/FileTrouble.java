package dev.sextant.journal;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** What is wrong with a file or folder, in words instead of the names of Java's exceptions. */
public final class FileTrouble {
    private FileTrouble() {}

    /** One sentence, with the path where it is known. */
    public static String said(IOException trouble) {
        if (trouble instanceof CharacterCodingException) {
            return "A file is not UTF-8 text; save it as UTF-8.";
        }
        if (!(trouble instanceof FileSystemException file) || file.getFile() == null) {
            return "Reading or writing failed: " + trouble.getMessage();
        }
        return file.getFile() + ": " + why(file);
    }

    private static String why(FileSystemException trouble) {
        if (trouble instanceof NoSuchFileException) {
            return "there is no such file or folder, and it cannot be made there.";
        } else if (trouble instanceof FileAlreadyExistsException || trouble instanceof NotDirectoryException) {
            return "a file is where a folder should be.";
        } else if (trouble instanceof AccessDeniedException) {
            return "this account may not read or write there.";
        } else if (trouble instanceof DirectoryNotEmptyException) {
            return "a folder is where a file should be.";
        }
        return trouble.getReason() == null ? "it cannot be read or written." : trouble.getReason() + ".";
    }
}
