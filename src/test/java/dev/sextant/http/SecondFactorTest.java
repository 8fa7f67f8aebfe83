package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Authenticator;
import dev.sextant.people.Account;
import dev.sextant.plan.Label;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A second factor")
class SecondFactorTest {
    private Door door = Door.open();

    @AfterEach
    void close() {
        door.close();
    }

    /** What somebody holds who turned it on. */
    private record On(Authenticator app, List<String> recovery) {}

    @Test
    @DisplayName("is turned on with a code of the app, shows ten recovery codes once, and ends the other sessions")
    void turnedOn() {
        String[] elsewhere = door.signedIn();
        String[] session = door.signedIn();
        assertThat(mine(session).getBoolean("on")).isFalse();
        On on = turnOn(session);
        assertThat(on.recovery())
                .hasSize(10)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([A-Z2-9]{4}-){3}[A-Z2-9]{4}"));
        assertThat(mine(session).getBoolean("on")).isTrue();
        assertThat(mine(session).getInteger("recoveryLeft")).isEqualTo(10);
        assertThat(door.get("/api/session", elsewhere).status()).isEqualTo(401);
        assertThat(door.redis.dump())
                .doesNotContain(on.app().base32())
                .doesNotContain(on.recovery().get(0))
                .doesNotContain(on.recovery().get(0).replace("-", ""));
    }

    @Test
    @DisplayName("does not count before a code was given, and changes nothing for who did not just show who they are")
    void notYet() {
        String[] session = door.signedIn();
        assertThat(door.post("/api/me/second/begin", "{}", session).status()).isEqualTo(200);
        Door.Reply wrong = door.post("/api/me/second", code("000000"), session);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);
        String[] later = door.signedIn();
        door.clock.move(Duration.ofMinutes(6));
        for (String way : List.of("/api/me/second/begin", "/api/me/second", "/api/me/second/recovery")) {
            assertThat(door.post(way, code("000000"), later).json().getString("code"))
                    .isEqualTo("confirmIdentity");
        }
        assertThat(door.ask(HttpMethod.DELETE, "/api/me/second", null, later).status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("is asked for after the right password, and only then: a wrong one is refused in the same words")
    void asked() {
        On on = turnOn(door.signedIn());
        door.clock.move(Duration.ofMinutes(1));
        Door.Reply wrong = door.signIn("leader", "wrong wrong");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.text()).isEqualTo(door.signIn("nobody", "wrong wrong").text());

        Door.Reply asked = door.signIn("leader", Door.PASSWORD);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.cookies()).isEmpty();
        assertThat(asked.json().getString("step")).isEqualTo("code");
        Door.Reply in = second(asked, on.app().code(door.clock.instant()));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().getString("account")).isEqualTo("leader");
        assertThat(door.get("/api/session", cookie(in)).status()).isEqualTo(200);
        assertThat(second(asked, on.app().code(door.clock.instant().plusSeconds(30)))
                        .status())
                .as("the ticket is used up")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("takes each code once, also from somebody who looked over the shoulder")
    void once() {
        On on = turnOn(door.signedIn());
        String atSetUp = on.app().code(door.clock.instant());
        assertThat(second(door.signIn("leader", Door.PASSWORD), atSetUp).status())
                .isEqualTo(422);
        door.clock.move(Duration.ofSeconds(30));
        String next = on.app().code(door.clock.instant());
        Door.Reply first = door.signIn("leader", Door.PASSWORD);
        Door.Reply other = door.signIn("leader", Door.PASSWORD);
        assertThat(second(first, next).status()).isEqualTo(200);
        assertThat(second(other, next).status()).isEqualTo(422);
    }

    @Test
    @DisplayName("takes each recovery code once, however it is typed; ten new ones void the old")
    void recovery() {
        String[] session = door.signedIn();
        On on = turnOn(session);
        String code = on.recovery().get(3).toLowerCase(Locale.ROOT).replace("-", " ");
        assertThat(second(door.signIn("leader", Door.PASSWORD), code).status()).isEqualTo(200);
        assertThat(second(door.signIn("leader", Door.PASSWORD), code).status()).isEqualTo(422);
        assertThat(mine(session).getInteger("recoveryLeft")).isEqualTo(9);
        List<?> renewed = door.post("/api/me/second/recovery", "{}", session)
                .json()
                .getJsonArray("recovery")
                .getList();
        assertThat(renewed).hasSize(10);
        assertThat(second(door.signIn("leader", Door.PASSWORD), on.recovery().get(4))
                        .status())
                .isEqualTo(422);
    }

    @Test
    @DisplayName("is not found by trying: guesses have to wait, and after five the password is asked for again")
    void guessing() {
        On on = turnOn(door.signedIn());
        door.clock.move(Duration.ofMinutes(1));
        Door.Reply asked = door.signIn("leader", Door.PASSWORD);
        for (int i = 0; i < 3; i++) {
            assertThat(second(asked, "00000" + i).status()).isEqualTo(422);
        }
        assertThat(second(asked, on.app().code(door.clock.instant())).status()).isEqualTo(429);
        assertThat(second(door.signIn("leader", Door.PASSWORD), "000003").status())
                .as("also with another ticket")
                .isEqualTo(429);
        door.clock.move(Duration.ofSeconds(10));
        assertThat(second(asked, "000004").status()).isEqualTo(422);
        door.clock.move(Duration.ofSeconds(10));
        assertThat(second(asked, "000005").status()).isEqualTo(422);
        door.clock.move(Duration.ofSeconds(20));
        Door.Reply over = second(asked, on.app().code(door.clock.instant()));
        assertThat(over.status()).isEqualTo(401);
        assertThat(over.json().getString("code")).isEqualTo("ticketOver");
    }

    @Test
    @DisplayName("is set up before the first session where the settings demand it of a role")
    void demanded() {
        door.close();
        door = Door.open("signIn: {secondFactor: {roles: [teamLeader]}}", false);
        Door.Reply asked = door.signIn("leader", Door.PASSWORD);
        assertThat(asked.status()).isEqualTo(202);
        assertThat(asked.json().getString("step")).isEqualTo("setUp");
        assertThat(second(asked, "000000").status()).as("nothing was begun").isEqualTo(422);
        JsonObject ticket = new JsonObject().put("ticket", asked.json().getString("ticket"));
        JsonObject begun =
                door.post("/api/session/second/begin", ticket.encode()).json();
        Authenticator app = new Authenticator(begun.getString("secret"));
        assertThat(begun.getString("address"))
                .isEqualTo("otpauth://totp/Sextant:leader?secret=" + app.base32() + "&issuer=Sextant");
        assertThat(begun.getJsonObject("qr").getString("path")).startsWith("M4 4h7");
        Door.Reply in = second(asked, app.code(door.clock.instant()));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().getJsonArray("recovery")).hasSize(10);
        assertThat(door.signIn("leader", Door.PASSWORD).json().getString("step"))
                .isEqualTo("code");
    }

    @Test
    @DisplayName("cannot be set up anew by who holds a password only, nor gone round by a link")
    void noWayRound() {
        On on = turnOn(door.signedIn());
        Door.Reply asked = door.signIn("leader", Door.PASSWORD);
        assertThat(door.post(
                                "/api/session/second/begin",
                                new JsonObject()
                                        .put("ticket", asked.json().getString("ticket"))
                                        .encode())
                        .status())
                .isEqualTo(401);
        String link = Door.await(door.people.links().forAccount("leader")).text();
        Door.Reply byLink = door.post(
                "/api/welcome/password",
                new JsonObject()
                        .put("link", link)
                        .put("password", "six green bicycles")
                        .encode());
        assertThat(byLink.status()).isEqualTo(202);
        assertThat(byLink.cookies()).isEmpty();
        assertThat(second(asked, on.recovery().get(0)).status())
                .as("a ticket of the old password")
                .isEqualTo(401);
        assertThat(second(byLink, on.recovery().get(0)).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("is turned off by its owner, or by an administrator for who lost the phone")
    void off() {
        String[] session = door.signedIn();
        turnOn(session);
        assertThat(door.ask(HttpMethod.DELETE, "/api/me/second", null, session).status())
                .isEqualTo(204);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);

        turnOn(session);
        Account boss =
                new Account("boss", Label.of("zh", "管", "en", "Boss"), List.of("administrator"), null, false, "");
        String[] administrator = {
            "Cookie",
            "sextant=" + Door.await(door.accounts.put(boss).compose(done -> door.sessions.start(boss, "", true)))
        };
        assertThat(door.post("/api/people/account/leader", "{\"act\":\"resetSecondFactor\"}", administrator)
                        .status())
                .isEqualTo(204);
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);
    }

    private On turnOn(String... session) {
        JsonObject begun = door.post("/api/me/second/begin", "{}", session).json();
        Authenticator app = new Authenticator(begun.getString("secret"));
        Door.Reply on = door.post("/api/me/second", code(app.code(door.clock.instant())), session);
        assertThat(on.status()).as(on.text()).isEqualTo(200);
        return new On(
                app,
                on.json().getJsonArray("recovery").stream().map(String::valueOf).toList());
    }

    private JsonObject mine(String... session) {
        return door.get("/api/me/second", session).json();
    }

    private Door.Reply second(Door.Reply asked, String code) {
        return door.post(
                "/api/session/second",
                new JsonObject()
                        .put("ticket", asked.json().getString("ticket"))
                        .put("code", code)
                        .encode());
    }

    private static String code(String code) {
        return new JsonObject().put("code", code).encode();
    }

    private static String[] cookie(Door.Reply reply) {
        return new String[] {"Cookie", reply.cookies().get(0).split(";", 2)[0]};
    }
}
