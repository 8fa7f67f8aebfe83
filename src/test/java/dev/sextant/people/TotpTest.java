package dev.sextant.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Authenticator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Codes that an app on a phone shows")
class TotpTest {
    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

    /** RFC 6238, appendix B, SHA-1: seconds to the last six digits. */
    private static final Map<Long, String> VECTORS = Map.of(
            59L, "287082",
            1_111_111_109L, "081804",
            1_111_111_111L, "050471",
            1_234_567_890L, "005924",
            2_000_000_000L, "279037",
            20_000_000_000L, "353130");

    @Test
    @DisplayName("are those of the RFC, and those of an app that was told the secret")
    void vectors() {
        var app = new Authenticator(Totp.base32(SECRET));
        VECTORS.forEach((seconds, code) -> {
            Instant at = Instant.ofEpochSecond(seconds);
            assertThat(Totp.code(SECRET, at)).isEqualTo(code);
            assertThat(app.code(at)).isEqualTo(code);
        });
        assertThat(Totp.base32(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Totp.base32("foobar".getBytes(StandardCharsets.US_ASCII))).isEqualTo("MZXW6YTBOI");
    }

    @Test
    @DisplayName("count half a minute earlier and later, for phones whose clock is off, and no longer")
    void drift() {
        Instant now = Instant.ofEpochSecond(1_234_567_890L);
        long step = 1_234_567_890L / 30;
        for (long off = -3; off <= 3; off++) {
            var found = Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(off * 30)), now, 0);
            assertThat(found.isPresent()).as("off by " + off).isEqualTo(Math.abs(off) <= 1);
            if (found.isPresent()) {
                assertThat(found.getAsLong()).isEqualTo(step + off);
            }
        }
    }

    @Test
    @DisplayName("are used up with those before them")
    void once() {
        Instant now = Instant.ofEpochSecond(1_234_567_890L);
        long step = 1_234_567_890L / 30;
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now), now, step)).isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.minusSeconds(30)), now, step))
                .isEmpty();
        assertThat(Totp.step(SECRET, Totp.code(SECRET, now.plusSeconds(30)), now, step))
                .hasValue(step + 1);
    }
}
