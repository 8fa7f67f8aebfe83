package dev.sextant.kit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/** Chance for laws, from a seed: the same seed tells the same story again, so a law that fails names it. */
public final class Gen {
    private static final String LETTERS = "现场人数约百情绪平稳退还服务费abc xyz 0123，。";

    private final long seed;
    private final SplittableRandom random;

    public Gen(long seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    public long seed() {
        return seed;
    }

    /** From {@code least} to {@code most}, both included. */
    public int number(int least, int most) {
        return random.nextInt(least, Math.max(least, most) + 1);
    }

    /** True so many times out of a hundred. */
    public boolean percent(int often) {
        return random.nextInt(100) < often;
    }

    public <T> T oneOf(Collection<T> things) {
        return new ArrayList<>(things).get(random.nextInt(things.size()));
    }

    /** Some of them, each once, in their order. */
    public <T> List<T> some(Collection<T> things, int least, int most) {
        List<T> left = new ArrayList<>(things);
        int many = Math.min(left.size(), number(least, Math.min(most, Math.max(least, left.size()))));
        while (left.size() > many) {
            left.remove(random.nextInt(left.size()));
        }
        return left;
    }

    public String text(int least, int most) {
        var text = new StringBuilder();
        int length = number(least, most);
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        if (length > 0 && text.toString().isBlank()) {
            text.setCharAt(0, '现');
        }
        return text.toString();
    }
}
