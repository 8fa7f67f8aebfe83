package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Proving once more who one is")
class IdentityTest {
    private static final String COMMAND = "{\"commandId\":\"c-1\",\"type\":\"x\"}";
    private static final String RIGHT = "{\"password\":\"" + Door.PASSWORD + "\"}";

    private Door door = Door.open();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    @DisplayName("counts from the sign-in with a password, and grows old")
    void signIn() {
        String[] session = door.signedIn();
        assertThat(sinceProof(session)).isZero();
        door.clock.move(Duration.ofMinutes(6));
        assertThat(sinceProof(session)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    @DisplayName("with the password makes it new, in this session and in no other of the same person")
    void password() {
        String[] session = door.signedIn();
        String[] other = door.signedIn();
        door.clock.move(Duration.ofMinutes(6));
        assertThat(door.get("/api/session/confirm", session).json().getJsonArray("ways"))
                .containsExactly("password");
        assertThat(door.post("/api/session/confirm", RIGHT, session).status()).isEqualTo(204);
        assertThat(sinceProof(session)).isZero();
        assertThat(sinceProof(other)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    @DisplayName("makes no session last longer")
    void lastsNoLonger() {
        String[] session = door.signedIn();
        door.clock.move(Duration.ofMinutes(719));
        assertThat(door.post("/api/session/confirm", RIGHT, session).status()).isEqualTo(204);
        door.clock.move(Duration.ofMinutes(719));
        assertThat(door.post("/api/session/confirm", RIGHT, session).status()).isEqualTo(204);
        door.clock.move(Duration.ofMinutes(3));
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("with a wrong password proves nothing, and guessing has to wait as at the sign-in")
    void wrong() {
        String[] session = door.signedIn();
        door.clock.move(Duration.ofMinutes(6));
        for (int i = 0; i < 3; i++) {
            Door.Reply wrong = door.post("/api/session/confirm", "{\"password\":\"wrong wrong\"}", session);
            assertThat(wrong.status()).isEqualTo(422);
            assertThat(wrong.json().getJsonArray("errors").getJsonObject(0).getString("field"))
                    .isEqualTo("password");
        }
        Door.Reply wait = door.post("/api/session/confirm", RIGHT, session);
        assertThat(wait.status()).isEqualTo(429);
        assertThat(wait.header("Retry-After")).isEqualTo("1");
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(429);
        assertThat(sinceProof(session)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    @DisplayName("needs a password where there is one, and a session")
    void nothing() {
        String[] session = door.signedIn();
        assertThat(door.post("/api/session/confirm", "{}", session).status()).isEqualTo(400);
        assertThat(door.post("/api/session/confirm", RIGHT).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("is one press in the demo, where a tap that signs in proves nothing")
    void demo() {
        door.close();
        door = Door.open("", true);
        String[] tap = {"Cookie", door.get("/demo/leader").cookies().get(0).split(";", 2)[0]};
        assertThat(sinceProof(tap)).isNull();
        assertThat(door.get("/api/session/confirm", tap).json().getJsonArray("ways"))
                .containsExactly("press");
        assertThat(door.post("/api/session/confirm", "{}", tap).status()).isEqualTo(204);
        assertThat(sinceProof(tap)).isZero();
    }

    /** How long ago the person proved it, as the desk hears it with a command. */
    private @Nullable Duration sinceProof(String... session) {
        assertThat(door.post("/api/incidents/INC-1/commands", COMMAND, session).status())
                .isEqualTo(200);
        return door.senders.get(door.senders.size() - 1).sinceProof();
    }
}
