package dev.sextant.vault;

import java.io.IOException;
import java.nio.file.Path;

/** The folder with the keys cannot be read or written just now. Nothing that would need them is done. */
public final class KeysUnavailable extends RuntimeException {
    KeysUnavailable(Path folder, IOException cause) {
        super("the keys in " + folder + " cannot be reached: " + cause.getMessage(), cause);
    }
}
