package dev.sextant.bench;

import java.util.Arrays;
import java.util.Locale;

/** Many measured nanoseconds, and what is said about them. */
final class Figures {
    private long[] nanos = new long[1024];
    private int size;

    synchronized void add(long figure) {
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
        }
        nanos[size++] = figure;
    }

    synchronized int size() {
        return size;
    }

    synchronized double percentileMs(double percent) {
        if (size == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, size);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(size - 1L, Math.round(size * percent / 100))] / 1e6;
    }

    String told() {
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p99 %.1f ms, max %.1f ms",
                percentileMs(50),
                percentileMs(99),
                percentileMs(100));
    }
}
