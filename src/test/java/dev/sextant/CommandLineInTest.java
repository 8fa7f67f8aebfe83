package dev.sextant;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;

/** Lets a story type a command, as {@code java -jar sextant.jar …} takes it, in its own JVM. */
public final class CommandLineInTest {
    private CommandLineInTest() {}

    /** What a command said, and how it ended: 0 done, 1 it did not work, 2 it was not understood. */
    public record Ended(int code, String said) {}

    public static Ended type(String... arguments) {
        StringWriter said = new StringWriter();
        PrintWriter out = new PrintWriter(said, true);
        int code = Sextant.commandLine(Locale.ENGLISH).setOut(out).setErr(out).execute(arguments);
        return new Ended(code, said.toString());
    }
}
