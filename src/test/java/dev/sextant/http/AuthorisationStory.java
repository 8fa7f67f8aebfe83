package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.sextant.NodeInTest;
import dev.sextant.demo.Scenario;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.SettingsReader;
import dev.sextant.people.Names;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.Role;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Who may do what in a running incident")
class AuthorisationStory {
    private static final AuthorisationTable TABLE = new AuthorisationTable();
    private static final Path DATA = Product.emptyFolder();
    private static final Map<String, Client> CLIENTS = new LinkedHashMap<>();
    private static final NodeInTest NODE = NodeInTest.start(
            new SettingsReader()
                    .flag("port", "port", 0)
                    .flag("data", "data", DATA)
                    .flag("tries", "limits.signInsPerMinute", 600)
                    .settings(),
            ServerClock.system());
    private static final String BASE = "http://127.0.0.1:" + NODE.port();
    private static String incident = "";
    private static String other = "";
    private static String zone = "";
    private static String task = "";

    @BeforeAll
    static void everybodyComes() {
        List<Scenario.Person> people = TABLE.visitors().stream()
                .filter(visitor ->
                        !Set.of("stranger", "display", "guest@onSite").contains(visitor))
                .map(role -> new Scenario.Person(role.replaceAll("[^A-Za-z]", ""), Names.same(role), List.of(role)))
                .toList();
        NODE.letIn(people, "tulip anchor bread");
        people.forEach(person -> CLIENTS.put(person.roles().get(0), Client.ofTheDemo(BASE, person.account())));
        CLIENTS.put("stranger", Client.stranger(BASE));
        Client leader = client("teamLeader");
        other = leader.opensIncident();
        incident = leader.beginsIncident();
        zone = leader.posts(incident, "zone", new JsonObject().put("name", "正门").put("zoneType", "gate"));
        leader.record(incident, zone); // the readers know of it, and so of the activation before
        task = leader.view(incident, "board.onSite").getJsonObject("records").fieldNames().stream()
                .filter(id -> id.startsWith("T-"))
                .findFirst()
                .orElseThrow();
        CLIENTS.put("guest@onSite", guest(leader));
        CLIENTS.put("display", wall(leader));
        assertThat(CLIENTS.keySet()).containsExactlyInAnyOrderElementsOf(TABLE.visitors());
    }

    @AfterAll
    static void everybodyLeaves() {
        NODE.stop();
        Product.delete(DATA);
    }

    @Test
    @DisplayName("has a row for every role of the plan, every command that the server knows, and every kind of screen")
    void complete() {
        Set<String> roles = new TreeSet<>();
        TABLE.visitors().forEach(visitor -> roles.add(visitor.split("@", 2)[0]));
        var given = ShippedPlan.plan().roles().values().stream()
                .filter(role -> role.standIn() == null)
                .map(Role::id)
                .toList();
        assertThat(roles).containsAll(given);
        String known = client("teamLeader")
                .tries(incident, new JsonObject().put("type", "nonsense"))
                .body()
                .getJsonArray("errors")
                .getJsonObject(0)
                .getString("expected");
        assertThat(TABLE.rows("commands")).containsExactlyInAnyOrder(known.split(", "));
        Set<String> screens = new TreeSet<>();
        TABLE.rows("views").forEach(view -> screens.add(view.split("\\.", 2)[0]));
        assertThat(screens).containsExactly("approvals", "board", "closed", "field", "log", "wall");
    }

    @Test
    @DisplayName("is read by whom the rows name, and by nobody else")
    void views() {
        List<String> wrong = new ArrayList<>();
        for (String view : TABLE.rows("views")) {
            judged(wrong, "views", view, client -> client.get("/api/incidents/" + incident + "/views/" + view));
        }
        Map<String, String> reads = Map.of(
                "incident.plan", "/api/incidents/" + incident + "/plan",
                "incident.record", "/api/incidents/" + incident + "/records/" + zone,
                "incident.channels", "/api/incidents/" + incident + "/records/" + zone + "/channels",
                "incident.dossier", "/api/incidents/" + incident + "/records/" + zone + "/dossier",
                "incident.log", "/api/incidents/" + incident + "/log?before=3",
                "incident.search", "/api/incidents/" + incident + "/search?q=%E6%AD%A3%E9%97%A8",
                "plan", "/api/plan",
                "otherIncident.field", "/api/incidents/" + other + "/views/field.onSite");
        assertThat(TABLE.rows("reads")).containsExactlyInAnyOrderElementsOf(reads.keySet());
        reads.forEach((what, path) -> judged(wrong, "reads", what, client -> client.get(path)));
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("stands on the lists of those who may see it, and on no other")
    void lists() {
        assertThat(incidents("teamLeader")).containsExactlyInAnyOrder(incident, other);
        assertThat(incidents("guest@onSite")).containsExactly(incident);
        assertThat(incidents("administrator")).isEmpty();
    }

    @Test
    @DisplayName("takes each command from whom its row names, and from nobody else")
    void commands() {
        List<String> wrong = new ArrayList<>();
        for (String command : TABLE.rows("commands")) {
            judged(wrong, "commands", command, client -> {
                JsonObject body = written(TABLE.body(command)).put("type", command);
                return command.equals("openIncident")
                        ? client.post(
                                "/api/incidents",
                                body.put("commandId", UUID.randomUUID().toString()))
                        : client.tries(incident, body);
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("takes each type of record from whom the plan names, and from nobody else")
    void records() {
        List<String> wrong = new ArrayList<>();
        for (RecordType type : ShippedPlan.plan().records().values()) {
            List<String> post = postersOf(type.id());
            JsonObject body = new JsonObject().put("type", "postRecord").put("record", type.id());
            CLIENTS.forEach((visitor, client) -> {
                boolean may = post.stream().anyMatch(entry -> means(entry, visitor, type.group()));
                Client.Reply reply = client.tries(incident, body.copy().put("fields", new JsonObject()));
                judge(wrong, "post " + type.id() + " " + post, visitor, may, reply);
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("is heard on a socket by those who may read it, and by nobody else")
    void sockets() {
        List<String> wrong = new ArrayList<>();
        WebSocketClient sockets = NODE.vertx().createWebSocketClient();
        for (String visitor : TABLE.visitors()) {
            WebSocket socket = connected(sockets, client(visitor));
            assertThat(socket == null).as("a socket of " + visitor).isEqualTo(visitor.equals("stranger"));
            if (socket == null) {
                continue;
            }
            List<JsonObject> heard = new CopyOnWriteArrayList<>();
            socket.handler(frame -> heard.add(frame.toJsonObject()));
            for (String view : TABLE.rows("views")) {
                boolean hears = hears(socket, heard, "incident." + incident + "." + view);
                if (hears != TABLE.may("views", view).contains(visitor)) {
                    wrong.add("listen to " + view + " by " + visitor + ": " + (hears ? "heard it" : "was refused"));
                }
            }
            Door.await(socket.close());
        }
        assertThat(wrong).isEmpty();
    }

    /** Registers for an address and waits for what is said to that: the head of the view, or no. */
    private static boolean hears(WebSocket socket, List<JsonObject> heard, String address) {
        int before = heard.size();
        JsonObject register = new JsonObject().put("type", "register").put("address", address);
        Door.await(socket.writeTextMessage(register.encode()));
        await().atMost(Duration.ofSeconds(8))
                .until(() -> heard.stream()
                        .skip(before)
                        .anyMatch(frame ->
                                frame.getString("type").equals("err") || address.equals(frame.getString("address"))));
        return heard.stream()
                .skip(before)
                .anyMatch(
                        frame -> !frame.getString("type").equals("err") && address.equals(frame.getString("address")));
    }

    private static @Nullable WebSocket connected(WebSocketClient sockets, Client client) {
        WebSocketConnectOptions live = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(NODE.port())
                .setURI("/live/websocket")
                .addHeader("Cookie", client.cookie())
                .addHeader("Origin", BASE);
        return Door.await(sockets.connect(live).otherwiseEmpty());
    }

    /** Whether an entry of a who-list means this visitor, who has posted nothing yet. */
    private static boolean means(String entry, String visitor, String ownerGroup) {
        String role = visitor.split("@", 2)[0];
        String group = visitor.contains("@") && !role.equals("guest") ? visitor.split("@", 2)[1] : "";
        return entry.equals(visitor)
                || entry.equals(role)
                || (!group.isEmpty() && entry.equals(group))
                || (entry.equals("own") && group.equals(ownerGroup));
    }

    /** The list behind {@code post:} as the plan's files have it. */
    private static List<String> postersOf(String type) {
        try (Stream<Path> boards = Files.list(Path.of("config/plan/boards"))) {
            return boards.map(file -> AuthorisationTable.map(AuthorisationTable.yaml(file)))
                    .map(board -> AuthorisationTable.map(board.get("records")).get(type))
                    .filter(Objects::nonNull)
                    .map(found -> AuthorisationTable.list(
                            AuthorisationTable.map(found).get("post")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Try {
        Client.Reply by(Client client);
    }

    private static void judged(List<String> wrong, String part, String row, Try tried) {
        Set<String> may = TABLE.may(part, row);
        CLIENTS.forEach(
                (visitor, client) -> judge(wrong, part + " " + row, visitor, may.contains(visitor), tried.by(client)));
    }

    private static void judge(List<String> wrong, String what, String visitor, boolean may, Client.Reply reply) {
        boolean letIn = reply.status() != 401 && reply.status() != 403;
        if (may != letIn || reply.status() >= 500) {
            wrong.add(what + " by " + visitor + (may ? " should be let in: " : " should be refused: ") + reply.status()
                    + " " + reply.code());
        }
    }

    private static JsonObject written(Map<?, ?> body) {
        JsonObject json = new JsonObject();
        body.forEach((name, value) ->
                json.put(String.valueOf(name), value instanceof Map<?, ?> inner ? written(inner) : value));
        return new JsonObject(json.encode().replace("ZONE", zone).replace("TASK", task));
    }

    private static Set<String> incidents(String visitor) {
        return client(visitor)
                .get("/api/incidents")
                .body()
                .getJsonObject("incidents")
                .fieldNames();
    }

    private static Client guest(Client leader) {
        String link = leader.post("/api/incidents/" + incident + "/joins", new JsonObject().put("group", "onSite"))
                .body()
                .getString("link");
        JsonObject helper = new JsonObject()
                .put("code", link.replaceAll(".*#", ""))
                .put("name", "孙师傅")
                .put("phone", "13800138000");
        return Client.letInBy(BASE, client("stranger").post("/api/join/guest", helper));
    }

    private static Client wall(Client leader) {
        JsonObject asking =
                client("stranger").post("/api/displays/ask", new JsonObject()).body();
        leader.post(
                "/api/displays",
                new JsonObject().put("code", asking.getString("code")).put("place", "墙"));
        JsonObject secret = new JsonObject().put("secret", asking.getString("secret"));
        return Client.letInBy(BASE, client("stranger").post("/api/displays/fetch", secret));
    }

    private static Client client(String visitor) {
        return Objects.requireNonNull(CLIENTS.get(visitor), visitor);
    }
}
