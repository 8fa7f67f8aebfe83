package dev.sextant.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.TestClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server's clock")
class ServerClockTest {
    private static final Instant MORNING = Instant.parse("2026-04-18T01:00:00Z");
    private final TestClock real = new TestClock(MORNING);
    private final ServerClock clock = ServerClock.of(real);

    @Test
    @DisplayName("shows the real time, runs as fast as it is told, and never goes back")
    void runs() {
        assertThat(clock.instant()).isEqualTo(MORNING);
        clock.run(60);
        real.move(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(120));
        assertThat(clock.until(MORNING.plusSeconds(180))).isEqualTo(Duration.ofSeconds(1));
        assertThat(clock.until(MORNING)).isEqualTo(Duration.ZERO);
        clock.run(1);
        real.move(Duration.ofSeconds(2));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(122));
    }

    @Test
    @DisplayName("stands at the time that it was told to wait for, and goes on from there")
    void stands() {
        clock.run(60, MORNING.plusSeconds(30));
        real.move(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(30));
        clock.run(60, MORNING);
        real.move(Duration.ofMinutes(5));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(30));
        assertThat(clock.rate()).isEqualTo(60);
        clock.run(1);
        real.move(Duration.ofSeconds(1));
        assertThat(clock.instant()).isEqualTo(MORNING.plusSeconds(31));
    }
}
