package dev.sextant.http;

import dev.sextant.people.Bounded;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/** How often somebody may come. Generous: honest screens never notice. */
final class Rates {
    private static final int REMEMBERED = 20_000;

    private final Bounded<Bucket> buckets = new Bounded<>(REMEMBERED);
    private final int perMinute;
    private final int atOnce;

    Rates(int perMinute, int atOnce) {
        this.perMinute = perMinute;
        this.atOnce = atOnce;
    }

    /** @throws HttpProblem 429 when that was once too often */
    void take(String who) {
        ConsumptionProbe probe = buckets.get(who, this::bucket).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw tooMany(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    static HttpProblem tooMany(Duration wait) {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return HttpProblem.of(
                        ProblemCode.tooMany,
                        FieldError.of(
                                "",
                                "wait",
                                "请在 " + seconds + " 秒后再试",
                                "Try again in " + seconds + (seconds == 1 ? " second" : " seconds")))
                .header("Retry-After", Long.toString(seconds));
    }

    private Bucket bucket(String who) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(atOnce)
                        .refillGreedy(perMinute, Duration.ofMinutes(1))
                        .build())
                .build();
    }
}
