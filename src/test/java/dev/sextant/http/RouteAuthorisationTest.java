package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.people.Account;
import dev.sextant.people.Names;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Every way in")
class RouteAuthorisationTest {
    private static final AuthorisationTable TABLE = new AuthorisationTable();
    private static final Door DOOR = Door.open("limits: {signInsPerMinute: 100000}", false);
    private static final Map<String, String> COOKIES = new HashMap<>();

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @Test
    @DisplayName("has a row in the table, and every row a way in")
    void rows() {
        Set<String> ways = new LinkedHashSet<>();
        DOOR.door.entries().forEach(entry -> ways.add(entry.method() + " " + entry.path()));
        assertThat(TABLE.rows("routes")).containsExactlyInAnyOrderElementsOf(ways);
    }

    @Test
    @DisplayName("lets in whom its row names, and nobody else")
    void cells() {
        List<String> wrong = new ArrayList<>();
        for (String way : TABLE.rows("routes")) {
            for (String visitor : TABLE.visitors()) {
                Door.Reply reply = ask(way, visitor);
                boolean letIn = reply.status() != 401 && reply.status() != 403;
                if (letIn != TABLE.may("routes", way).contains(visitor) || reply.status() == 500) {
                    wrong.add(way + " by " + visitor + ": " + reply.status() + " " + reply.text());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static Door.Reply ask(String way, String visitor) {
        String[] parts = way.split(" ", 2);
        String path = parts[1].replace("{incident}", "INC-1")
                .replace("{view}", "wall")
                .replace("{record}", "HC-01")
                .replaceAll("\\{[a-z]+}", "nobody");
        boolean bytes = parts[0].equals("PUT");
        Door.Reply reply = DOOR.ask(
                HttpMethod.valueOf(parts[0]),
                path.endsWith("/log") ? path + "?before=3" : path,
                parts[0].equals("POST") ? Buffer.buffer(bodyOf(way).encode()) : bytes ? Buffer.buffer("part") : null,
                "Cookie",
                COOKIES.computeIfAbsent(visitor, RouteAuthorisationTest::comes),
                "Content-Type",
                bytes ? "application/octet-stream" : "application/json");
        if (way.equals("DELETE /api/session")) {
            COOKIES.remove(visitor);
        }
        return reply;
    }

    /** Enough to reach the question who may. */
    private static JsonObject bodyOf(String way) {
        return switch (way) {
            case "POST /api/incidents/{incident}/joins" -> new JsonObject().put("group", "onSite");
            case "POST /api/displays" -> new JsonObject().put("code", "AAAAAA").put("place", "墙");
            default -> new JsonObject();
        };
    }

    /** A new session of such a visitor, as the header that carries it. */
    private static String comes(String visitor) {
        return switch (visitor) {
            case "stranger" -> "nothing=1";
            case "display" -> wall();
            case "guest@onSite" -> guest();
            default -> person(visitor);
        };
    }

    private static String person(String role) {
        Account account = Account.invited(role.replaceAll("[^A-Za-z]", ""), Names.same(role), List.of(role), null);
        return "sextant="
                + Door.await(DOOR.accounts.put(account).compose(done -> DOOR.sessions.start(account, "", true)));
    }

    private static String guest() {
        JsonObject group = new JsonObject().put("group", "onSite");
        Door.Reply made = DOOR.post("/api/incidents/INC-1/joins", group.encode(), "Cookie", person("teamLeader"));
        JsonObject me = new JsonObject()
                .put("code", made.json().getString("link").replaceAll(".*#", ""))
                .put("name", "孙师傅")
                .put("phone", "13800138000");
        return cookie(DOOR.post("/api/join/guest", me.encode()));
    }

    private static String wall() {
        JsonObject asking = DOOR.post("/api/displays/ask", "{}").json();
        JsonObject wall = new JsonObject().put("code", asking.getString("code")).put("place", "墙");
        DOOR.post("/api/displays", wall.encode(), "Cookie", person("teamLeader"));
        JsonObject secret = new JsonObject().put("secret", asking.getString("secret"));
        return cookie(DOOR.post("/api/displays/fetch", secret.encode()));
    }

    private static String cookie(Door.Reply reply) {
        return reply.cookies().get(0).split(";", 2)[0];
    }
}
