package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.SecurityKey;
import dev.sextant.people.Account;
import dev.sextant.plan.Label;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A passkey")
class PasskeyTest {
    private static final String ELSEWHERE = "http://localhost.evil.example";

    private Door door = Door.open();
    private final SecurityKey key = new SecurityKey();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    @DisplayName("is added by who is signed in, signs in by itself, and is a proof of who it is")
    void wholeWay() {
        String[] session = door.signedIn();
        assertThat(add(session).status()).isEqualTo(201);
        assertThat(mine(session)).hasSize(1);
        Door.Reply in = signIn(options -> key.signed(options, origin()));
        assertThat(in.status()).as(in.text()).isEqualTo(200);
        assertThat(in.json().getString("account")).isEqualTo("leader");

        String[] byPasskey = cookie(in);
        door.clock.move(Duration.ofMinutes(6));
        assertThat(post("/api/me/passkeys/begin", new JsonObject(), byPasskey).status())
                .as("the sign-in is no fresh proof any more")
                .isEqualTo(403);
        assertThat(door.get("/api/session/confirm", with(byPasskey)).json().getJsonArray("ways"))
                .containsExactly("passkey", "password");
        assertThat(confirm(byPasskey, key).status()).isEqualTo(204);
        assertThat(post("/api/me/passkeys/begin", new JsonObject(), byPasskey).status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("needs no second step: the device and what unlocks it are two factors")
    void noSecondStep() {
        door.close();
        door = Door.open("signIn: {secondFactor: {roles: [teamLeader]}}", false);
        Account leader = Door.await(door.accounts.find("leader")).orElseThrow();
        String[] session = {"Cookie", "sextant=" + Door.await(door.sessions.start(leader, "", true))};
        assertThat(add(session).status()).isEqualTo(201);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(202);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("answers each challenge once, and only what this very page asked for")
    void once() {
        String[] session = door.signedIn();
        add(session);
        JsonObject options = beginSignIn();
        JsonObject signed = credential(key.signed(options, origin()));
        assertThat(post("/api/session/passkey", signed).status()).isEqualTo(200);
        assertThat(post("/api/session/passkey", signed).json().getString("code"))
                .isEqualTo("passkeyUnknown");

        JsonObject old = beginSignIn();
        door.clock.move(Duration.ofMinutes(6));
        assertThat(post("/api/session/passkey", credential(key.signed(old, origin())))
                        .status())
                .isEqualTo(401);
        JsonObject made = beginSignIn().put("challenge", "A".repeat(43));
        assertThat(post("/api/session/passkey", credential(key.signed(made, origin())))
                        .status())
                .isEqualTo(401);
    }

    @Test
    @DisplayName(
            "is worth nothing on another site's page, unsigned, from a locked device, from a copy, or from somebody else")
    void forged() {
        String[] session = door.signedIn();
        add(session);
        assertThat(signIn(options -> key.signed(options, ELSEWHERE)).status()).isEqualTo(401);
        assertThat(signIn(options -> key.signed(options.put("rpId", "evil.example"), origin()))
                        .status())
                .isEqualTo(401);
        assertThat(signIn(options -> key.signedLocked(options, origin())).status())
                .isEqualTo(401);
        assertThat(signIn(options -> new SecurityKey().signed(options, origin()))
                        .status())
                .isEqualTo(401);
        assertThat(signIn(options -> {
                            JsonObject signed = key.signed(options, origin());
                            signed.getJsonObject("response").put("signature", "MEUCIQ");
                            return signed;
                        })
                        .status())
                .isEqualTo(401);
        assertThat(signIn(options -> new JsonObject().put("id", 7)).status()).isEqualTo(401);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(200);
        assertThat(signIn(options -> key.turnedBack().signed(options, origin())).status())
                .as("its counter runs backwards: there are two of it")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("proves only who holds the session, and only to the session that asked")
    void proof() {
        String[] session = door.signedIn();
        add(session);
        Account other = new Account("other", Label.of("zh", "他", "en", "Other"), List.of("observer"), null, false, "");
        String[] others = {
            "Cookie",
            "sextant=" + Door.await(door.accounts.put(other).compose(done -> door.sessions.start(other, "", true)))
        };
        assertThat(confirm(others, key).status()).isEqualTo(422);
        JsonObject asked =
                post("/api/session/confirm/passkey", new JsonObject(), session).json();
        JsonObject signed = new JsonObject().put("passkey", key.signed(asked, origin()));
        String[] elsewhere = door.signedIn();
        assertThat(post("/api/session/confirm", signed, elsewhere).status()).isEqualTo(422);
        assertThat(post("/api/session/confirm", signed, session).status())
                .as("and then it is used up")
                .isEqualTo(422);
        assertThat(signIn(options -> key.signed(asked, origin())).status())
                .as("what was asked for a proof signs nobody in")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("is added once, with a fresh proof, ten at most; and removed, or gone with a new password")
    void kept() {
        String[] session = door.signedIn();
        add(session);
        assertThat(add(session).status()).as("the same again").isEqualTo(422);
        door.clock.move(Duration.ofSeconds(1));
        for (int i = 0; i < 9; i++) {
            assertThat(add(session, new SecurityKey()).status()).isEqualTo(201);
        }
        assertThat(add(session, new SecurityKey()).status()).isEqualTo(422);
        String first = mine(session).get(0);
        assertThat(door.ask(HttpMethod.DELETE, "/api/me/passkeys/" + first, null, with(session))
                        .status())
                .isEqualTo(204);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(401);
        assertThat(add(session).status()).as("it may come back").isEqualTo(201);

        Account boss =
                new Account("boss", Label.of("zh", "管", "en", "Boss"), List.of("administrator"), null, false, "");
        String[] administrator = {
            "Cookie",
            "sextant=" + Door.await(door.accounts.put(boss).compose(done -> door.sessions.start(boss, "", true)))
        };
        assertThat(post("/api/people/account/leader", new JsonObject().put("act", "lock"), administrator)
                        .status())
                .isEqualTo(204);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(401);
        post("/api/people/account/leader", new JsonObject().put("act", "unlock"), administrator);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(200);
        post("/api/people/account/leader", new JsonObject().put("act", "reset"), administrator);
        assertThat(signIn(options -> key.signed(options, origin())).status()).isEqualTo(401);
    }

    private Door.Reply add(String... session) {
        return add(session, key);
    }

    private Door.Reply add(String[] session, SecurityKey added) {
        JsonObject options =
                post("/api/me/passkeys/begin", new JsonObject(), session).json();
        return post("/api/me/passkeys", credential(added.made(options, origin())), session);
    }

    private List<String> mine(String... session) {
        return door.get("/api/me/passkeys", session).json().getJsonArray("passkeys").stream()
                .map(one -> ((JsonObject) one).getString("id"))
                .toList();
    }

    private JsonObject beginSignIn() {
        return post("/api/session/passkey/begin", new JsonObject()).json();
    }

    private Door.Reply signIn(UnaryOperator<JsonObject> browser) {
        return post("/api/session/passkey", credential(browser.apply(beginSignIn())));
    }

    private Door.Reply confirm(String[] session, SecurityKey with) {
        JsonObject asked =
                post("/api/session/confirm/passkey", new JsonObject(), session).json();
        return post("/api/session/confirm", new JsonObject().put("passkey", with.signed(asked, origin())), session);
    }

    private Door.Reply post(String path, JsonObject body, String... headers) {
        return door.post(path, body.encode(), with(headers));
    }

    /** As a browser on our own page sends it. */
    private String[] with(String... headers) {
        String[] all = new String[headers.length + 4];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "Origin";
        all[headers.length + 1] = origin();
        all[headers.length + 2] = "Host";
        all[headers.length + 3] = "localhost:" + door.door.port();
        return all;
    }

    private String origin() {
        return "http://localhost:" + door.door.port();
    }

    private static JsonObject credential(JsonObject credential) {
        return new JsonObject().put("credential", credential);
    }

    private static String[] cookie(Door.Reply reply) {
        return new String[] {"Cookie", reply.cookies().get(0).split(";", 2)[0]};
    }
}
