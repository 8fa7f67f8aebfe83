package dev.sextant.journal;

import java.nio.file.Path;

/** Lets the kit run the redis-server that the product brings, in other ways than the product does. */
public final class RedisInTest {
    private RedisInTest() {}

    /** Puts the program into a folder. */
    public static Path program(Path folder) {
        return RedisBinary.here().unpack(folder);
    }
}
