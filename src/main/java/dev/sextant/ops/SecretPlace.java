package dev.sextant.ops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Where a secret of the settings stands: {@code env:NAME} or {@code file:PATH}, never in the settings file itself. */
final class SecretPlace {
    private static final String ENV = "env:";
    private static final String FILE = "file:";

    private SecretPlace() {}

    /** Nothing usable stands there; {@link #why} says why, to be put behind the name of the place. */
    static final class Missing extends Exception {
        private final transient Said why;

        Missing(String zh, String en) {
            super(en, null, false, false);
            this.why = new Said(zh, en);
        }

        Said why() {
            return why;
        }
    }

    static boolean names(String written) {
        return written.startsWith(ENV) || written.startsWith(FILE);
    }

    /** The variable of the environment that is named. */
    static Optional<String> variable(String written) {
        return written.startsWith(ENV) ? Optional.of(written.substring(ENV.length())) : Optional.empty();
    }

    /** The file that is named. */
    static Optional<Path> file(String written) {
        return written.startsWith(FILE) ? Optional.of(Path.of(written.substring(FILE.length()))) : Optional.empty();
    }

    /** What stands there; text that names no place is taken as it is. */
    static String read(String written, Map<String, String> environment) throws Missing {
        String found = variable(written)
                .map(name -> environment.getOrDefault(name, "").strip())
                .orElse(written);
        Optional<Path> file = file(written);
        if (file.isPresent()) {
            try {
                found = Files.readString(file.get()).strip();
            } catch (IOException unreadable) {
                throw new Missing("所写的 " + written + " 读不了", "names " + written + ", which cannot be read");
            }
        }
        if (found.isEmpty() || found.chars().anyMatch(Character::isISOControl)) {
            throw written.isEmpty()
                    ? new Missing("没有写", "is missing")
                    : new Missing("所写的 " + written + " 里没有可用的内容", "names " + written + ", which holds nothing usable");
        }
        return found;
    }
}
