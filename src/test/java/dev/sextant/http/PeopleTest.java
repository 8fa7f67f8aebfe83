package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.people.Account;
import dev.sextant.people.Names;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("People")
class PeopleTest {
    private static final String GOOD = "tulip anchor bread";
    private final Door door = Door.open();

    @AfterEach
    void close() {
        door.close();
    }

    @Test
    @DisplayName(
            "the first administrator comes by a link that works once, for half an hour, while nobody has an account")
    void first() {
        Door.await(door.accounts.remove("leader"));
        String link = Door.await(door.people.links().forFirstAdministrator()).text();
        assertThat(post("/api/welcome", json("link", link)).json().getBoolean("first"))
                .isTrue();
        JsonObject me = json("link", link).put("account", "root").put("name", "管理员");
        assertThat(fields(post("/api/welcome/password", me.copy().put("password", "password123"))))
                .containsExactly("password common");
        assertThat(fields(post("/api/welcome/password", json("link", link).put("password", GOOD))))
                .containsExactly("account required", "name required");
        Door.Reply in = post("/api/welcome/password", me.put("password", GOOD));
        assertThat(in.status()).isEqualTo(200);
        assertThat(in.json().getJsonArray("roles")).containsExactly("administrator");
        assertThat(door.get("/api/people", cookie(in)).status()).isEqualTo(200);
        assertThat(post("/api/welcome/password", me.put("account", "second")).status())
                .isEqualTo(410);
        assertThat(door.redis.dump()).doesNotContain(link.substring(link.indexOf('.') + 1));
    }

    @Test
    @DisplayName("the first link is over after half an hour, and void as soon as somebody has an account")
    void firstIsOver() {
        String early = Door.await(door.people.links().forFirstAdministrator()).text();
        assertThat(post("/api/welcome", json("link", early)).status()).isEqualTo(410);
        Door.await(door.accounts.remove("leader"));
        String late = Door.await(door.people.links().forFirstAdministrator()).text();
        door.clock.move(Duration.ofMinutes(31));
        assertThat(post("/api/welcome", json("link", late)).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("who is invited sets the password by the link, once, and signs in with it ever after")
    void invited() {
        String[] admin = administrator();
        Door.Reply made = post("/api/people", person("wu", "groupHead@onSite"), admin);
        assertThat(made.status()).isEqualTo(201);
        assertThat(door.signIn("wu", "").status()).isEqualTo(400);
        assertThat(door.signIn("wu", GOOD).status()).isEqualTo(401);
        String link = made.json().getString("link");
        assertThat(post("/api/welcome", json("link", link)).json().getString("account"))
                .isEqualTo("wu");
        assertThat(post("/api/welcome/password", json("link", link).put("password", GOOD))
                        .status())
                .isEqualTo(200);
        assertThat(post("/api/welcome/password", json("link", link).put("password", GOOD))
                        .status())
                .isEqualTo(410);
        assertThat(door.signIn("wu", GOOD).status()).isEqualTo(200);
        JsonObject card = card("wu", admin);
        assertThat(card.getBoolean("password")).isTrue();
        assertThat(card.getString("lastSignIn")).isEqualTo(door.clock.instant().toString());
        assertThat(card.getInteger("sessions")).isEqualTo(2);
        assertThat(card.containsKey("secret")).isFalse();
    }

    @Test
    @DisplayName("an invitation that cannot be right is refused with everything that is wrong")
    void badInvitation() {
        String[] admin = administrator();
        Door.Reply bad = post(
                "/api/people",
                json("account", "9x")
                        .put("name", "")
                        .put("roles", new JsonArray().add("groupHead").add("king")),
                admin);
        assertThat(bad.status()).isEqualTo(422);
        assertThat(fields(bad)).containsExactly("account account", "name required", "roles role", "roles role");
        assertThat(bad.json().getJsonArray("errors").getJsonObject(2).getString("expected"))
                .contains("工作组负责人@小组");
        assertThat(fields(post("/api/people", person("leader", "teamLeader"), admin)))
                .containsExactly("account taken");
    }

    @Test
    @DisplayName("a lock ends the sessions and voids the link; unlocked, the old password is good again")
    void lock() {
        String[] admin = administrator();
        String[] leader = door.signedIn();
        List<String> ended = new ArrayList<>();
        door.sessions.onEnded(ended::add);
        assertThat(act("leader", json("act", "lock"), admin).status()).isEqualTo(204);
        assertThat(door.get("/api/session", leader).status()).isEqualTo(401);
        assertThat(ended).hasSize(1);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(401);
        act("leader", json("act", "unlock"), admin);
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);
        assertThat(fields(act("root", json("act", "lock"), admin))).containsExactly("act oneself");
    }

    @Test
    @DisplayName("a reset voids the old password at once, and a newer link the older one")
    void reset() {
        String[] admin = administrator();
        String first = act("leader", json("act", "reset"), admin).json().getString("link");
        String second = act("leader", json("act", "reset"), admin).json().getString("link");
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(401);
        assertThat(post("/api/welcome", json("link", first)).status()).isEqualTo(410);
        assertThat(post("/api/welcome/password", json("link", second).put("password", GOOD))
                        .status())
                .isEqualTo(200);
        act("leader", json("act", "lock"), admin);
        String third = act("leader", json("act", "reset"), admin).json().getString("link");
        assertThat(post("/api/welcome", json("link", third)).status()).isEqualTo(410);
    }

    @Test
    @DisplayName("other roles end the sessions; nobody takes the administrator's role from himself")
    void roles() {
        String[] admin = administrator();
        String[] leader = door.signedIn();
        assertThat(act("leader", json("act", "roles").put("roles", new JsonArray().add("groupMember@media")), admin)
                        .status())
                .isEqualTo(204);
        assertThat(door.get("/api/session", leader).status()).isEqualTo(401);
        assertThat(door.signIn("leader", Door.PASSWORD).json().getJsonArray("roles"))
                .containsExactly("groupMember@media");
        assertThat(fields(act("root", json("act", "roles").put("roles", new JsonArray().add("teamLeader")), admin)))
                .containsExactly("roles oneself");
        assertThat(act("nobody", json("act", "unlock"), admin).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("a roster is taken in whole or not at all, with a report on every line")
    void roster() {
        String[] admin = administrator();
        String bad = "chen,陈,teamLeader\nleader,李,teamLeader\nzhou,周,boss\n";
        Door.Reply refused = post("/api/people/import", json("csv", bad), admin);
        assertThat(fields(refused)).containsExactly("line.2.account taken", "line.3.roles role");
        assertThat(Door.await(door.accounts.find("chen"))).isEmpty();
        String good = "chen,陈,teamLeader\nzhou,周,groupHead@media,zh\n";
        assertThat(post("/api/people/import", json("csv", good).put("check", true), admin)
                        .json()
                        .getInteger("lines"))
                .isEqualTo(2);
        assertThat(Door.await(door.accounts.find("chen"))).isEmpty();
        Door.Reply taken = post("/api/people/import", json("csv", good), admin);
        assertThat(taken.status()).isEqualTo(201);
        String link = taken.json().getJsonArray("people").getJsonObject(1).getString("link");
        assertThat(post("/api/welcome", json("link", link)).json().getString("account"))
                .isEqualTo("zhou");
    }

    @Test
    @DisplayName("only an administrator comes near accounts, and sees nothing of incidents there")
    void administrators() {
        String[] leader = door.signedIn();
        assertThat(door.get("/api/people", leader).status()).isEqualTo(403);
        assertThat(act("leader", json("act", "lock"), leader).status()).isEqualTo(403);
        assertThat(door.get("/api/people").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("I see where I am signed in, end one of them or all others, and change my password")
    void mine() {
        String[] here = door.signedIn();
        String[] phone = cookie(door.signIn(
                "leader", Door.PASSWORD, "User-Agent", "Mozilla/5.0 (Linux; Android 15) Chrome/140 Mobile"));
        String[] third = cookie(door.signIn("leader", Door.PASSWORD));
        door.clock.move(Duration.ofMinutes(5));
        JsonArray sessions = door.get("/api/me/sessions", here).json().getJsonArray("sessions");
        assertThat(sessions).hasSize(3);
        JsonObject other = sessions.stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("device").equals("Chrome · Android"))
                .findFirst()
                .orElseThrow();
        assertThat(other.getBoolean("here")).isFalse();
        assertThat(door.ask(HttpMethod.DELETE, "/api/me/sessions/" + other.getString("id"), null, here)
                        .status())
                .isEqualTo(204);
        assertThat(door.get("/api/session", phone).status()).isEqualTo(401);
        assertThat(fields(post("/api/me/password", json("old", "wrong").put("password", GOOD), here)))
                .containsExactly("old wrong");
        assertThat(post("/api/me/password", json("old", Door.PASSWORD).put("password", GOOD), here)
                        .status())
                .isEqualTo(204);
        assertThat(door.get("/api/session", third).status()).isEqualTo(401);
        assertThat(door.get("/api/session", here).status()).isEqualTo(200);
        assertThat(door.signIn("leader", GOOD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("an administrator's session is shorter than others, as the settings say by role")
    void byRole() {
        String[] admin = administrator();
        String[] leader = door.signedIn();
        door.clock.move(Duration.ofMinutes(31));
        assertThat(door.get("/api/session", admin).status()).isEqualTo(401);
        assertThat(door.get("/api/session", leader).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("a helper joins one group of one incident by a code that is limited, and comes no further")
    void guest() {
        String[] leader = door.signedIn();
        Door.Reply made =
                post("/api/incidents/INC-1/joins", json("group", "onSite").put("uses", 1), leader);
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.json().getJsonObject("qr").getString("path")).startsWith("M4 4h7v1h-7z");
        String link = made.json().getString("link");
        String code = link.substring(link.indexOf('#') + 1);
        assertThat(door.redis.dump()).doesNotContain(code);
        assertThat(post("/api/join", json("code", code))
                        .json()
                        .getJsonObject("group")
                        .getString("en"))
                .isEqualTo("On-site handling");
        assertThat(fields(post(
                        "/api/join/guest", json("code", code).put("name", "孙").put("phone", "12"))))
                .containsExactly("name length", "phone form");
        JsonObject me = json("code", code).put("name", "孙师傅").put("phone", "13800138000");
        Door.Reply in = post("/api/join/guest", me);
        assertThat(in.status()).isEqualTo(201);
        String[] guest = cookie(in);
        JsonObject who = door.get("/api/session", guest).json();
        assertThat(who.getString("kind")).isEqualTo("guest");
        assertThat(who.getJsonArray("roles")).containsExactly("guest@onSite");
        assertThat(who.getJsonArray("groups")).isEmpty();
        assertThat(post("/api/join/guest", me).status()).isEqualTo(410);
        assertThat(post("/api/incidents", new JsonObject(), guest).status()).isEqualTo(403);
        assertThat(door.get("/api/me/sessions", guest).status()).isEqualTo(403);

        JsonObject list = door.get("/api/incidents/INC-1/joins", leader).json();
        assertThat(list.getJsonArray("codes").getJsonObject(0).getInteger("used"))
                .isEqualTo(1);
        JsonObject listed = list.getJsonArray("guests").getJsonObject(0);
        assertThat(listed.getString("phone")).isEqualTo("138****");
        String reveal = "/api/incidents/INC-1/joins/" + listed.getString("id") + "/reveal";
        JsonObject why = json("reason", "通知换岗");
        assertThat(post(reveal, why, leader).json().getJsonObject("values").getString("phone"))
                .isEqualTo("13800138000");
        assertThat(door.submitted)
                .as("noted before it is told")
                .contains(
                        new JsonObject().put("guest", who.getString("account")).put("reason", "通知换岗"));
        assertThat(post("/api/incidents/INC-1/joins/nobody/reveal", why, leader).status())
                .isEqualTo(404);
        door.ask(HttpMethod.DELETE, "/api/incidents/INC-1/joins/" + listed.getString("id"), null, leader);
        assertThat(door.get("/api/session", guest).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("a code that is over or taken back lets nobody in, and the end of the incident ends codes and guests")
    void codesEnd() {
        String[] leader = door.signedIn();
        String first = code(leader);
        String id = door.get("/api/incidents/INC-1/joins", leader)
                .json()
                .getJsonArray("codes")
                .getJsonObject(0)
                .getString("id");
        door.ask(HttpMethod.DELETE, "/api/incidents/INC-1/joins/" + id, null, leader);
        assertThat(post("/api/join", json("code", first)).status()).isEqualTo(410);
        String second = code(leader);
        String[] guest = cookie(
                post("/api/join/guest", json("code", second).put("name", "孙师傅").put("phone", "13800138000")));
        assertThat(door.get("/api/session", guest).status()).isEqualTo(200);
        assertThat(Door.await(door.people.joining().incidents())).containsExactly("INC-1");
        Door.await(door.people.joining().close("INC-1"));
        assertThat(door.get("/api/session", guest).status()).isEqualTo(401);
        assertThat(post("/api/join", json("code", second)).status()).isEqualTo(410);
        assertThat(Door.await(door.people.joining().incidents())).isEmpty();
        String third = code(leader);
        door.clock.move(Duration.ofHours(3));
        assertThat(post("/api/join", json("code", third)).status()).isEqualTo(410);
    }

    @Test
    @DisplayName(
            "a wall shows a code, somebody of the team lets it in, it only reads, never logs out, and can be ended")
    void wall() {
        Door.Reply asking = post("/api/displays/ask", new JsonObject());
        String code = asking.json().getString("code");
        JsonObject secret = json("secret", asking.json().getString("secret"));
        assertThat(post("/api/displays/fetch", secret).json().getBoolean("in")).isFalse();
        String[] leader = door.signedIn();
        assertThat(fields(post("/api/displays", json("code", "AAAAAA").put("place", "一号厅"), leader)))
                .containsExactly("code unknown");
        String typed = code.substring(0, 3).toLowerCase(Locale.ROOT) + " " + code.substring(3);
        assertThat(post("/api/displays", json("code", typed).put("place", "一号厅"), leader)
                        .status())
                .isEqualTo(204);
        Door.Reply in = post("/api/displays/fetch", secret);
        assertThat(in.json().getBoolean("in")).isTrue();
        assertThat(post("/api/displays/fetch", secret).status()).isEqualTo(410);
        String[] wall = cookie(in);
        assertThat(door.get("/api/session", wall).json().getString("kind")).isEqualTo("display");
        assertThat(post("/api/incidents/INC-1/commands", new JsonObject(), wall).status())
                .isEqualTo(403);
        for (int week = 0; week < 60; week++) {
            door.clock.move(Duration.ofDays(7));
            assertThat(door.get("/api/session", wall).status()).isEqualTo(200);
        }
        String[] again = door.signedIn();
        String id = door.get("/api/displays", again)
                .json()
                .getJsonArray("displays")
                .getJsonObject(0)
                .getString("id");
        door.ask(HttpMethod.DELETE, "/api/displays/" + id, null, again);
        assertThat(door.get("/api/session", wall).status()).isEqualTo(401);
    }

    private String code(String[] leader) {
        String link = post("/api/incidents/INC-1/joins", json("group", "onSite"), leader)
                .json()
                .getString("link");
        return link.substring(link.indexOf('#') + 1);
    }

    private String[] administrator() {
        Account root = Account.invited("root", Names.same("管理员"), List.of("administrator"), null);
        Door.await(door.people.passwords().keep(GOOD).compose(secret -> door.accounts.add(root.withSecret(secret))));
        return cookie(door.signIn("root", GOOD));
    }

    private JsonObject card(String account, String[] admin) {
        return door.get("/api/people", admin).json().getJsonArray("people").stream()
                .map(JsonObject.class::cast)
                .filter(one -> one.getString("account").equals(account))
                .findFirst()
                .orElseThrow();
    }

    private Door.Reply act(String account, JsonObject body, String[] admin) {
        return post("/api/people/account/" + account, body, admin);
    }

    private Door.Reply post(String path, JsonObject body, String... headers) {
        return door.post(path, body.encode(), headers);
    }

    private static JsonObject person(String account, String role) {
        return json("account", account).put("name", "吴岚").put("roles", new JsonArray().add(role));
    }

    private static JsonObject json(String name, @Nullable Object value) {
        return new JsonObject().put(name, value);
    }

    private static String[] cookie(Door.Reply reply) {
        return new String[] {"Cookie", reply.cookies().get(0).split(";", 2)[0]};
    }

    private static List<String> fields(Door.Reply reply) {
        return reply.json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("field") + " " + error.getString("code"))
                .toList();
    }
}
