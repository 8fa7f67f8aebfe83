package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Bad input is answered with what is wrong, in the reader's language, and changes nothing:")
class BadInputStory {
    private static final long SEED = 20260418L;
    private static final int COMMANDS = 500;
    private static final String CHINESE = "(?s).*[\\u4e00-\\u9fff].*";

    private static Product product;
    private static String incident;
    private static Client worker;

    @BeforeAll
    static void theCrowdGathers() {
        product = Product.started();
        incident = product.play("09:24");
        worker = product.as("onSiteA");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    private static void refused(String body, int status, String code) {
        long before = told();
        for (String language : List.of("zh", "en")) {
            var reply =
                    worker.reading(language).post("/api/incidents/" + incident + "/commands", body, "application/json");
            problem(reply, language, status, code);
        }
        assertThat(told()).as("nothing was written").isEqualTo(before);
    }

    private static void problem(Client.Reply reply, String language, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.code()).as(reply.text()).isEqualTo(code);
        assertThat(reply.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(reply.text()).doesNotContain("Exception", "dev.sextant");
        for (Object error : reply.body().getJsonArray("errors", new JsonArray())) {
            var message = ((JsonObject) error).getString("message");
            assertThat(message.matches(CHINESE)).as(message).isEqualTo(language.equals("zh"));
        }
    }

    /** How much was told so far by people: what the clock does by itself is not counted. */
    private static long told() {
        return product.as("leader").view(incident, "log").getJsonObject("entries").stream()
                .filter(entry -> !((JsonObject) entry.getValue())
                        .getJsonObject("by", new JsonObject())
                        .getString("id", "system")
                        .equals("system"))
                .count();
    }

    private static JsonObject command(String type) {
        return new JsonObject().put("commandId", UUID.randomUUID().toString()).put("type", type);
    }

    private static JsonObject count(Object count) {
        return command("postRecord")
                .put("record", "headCountReport")
                .put(
                        "fields",
                        new JsonObject().put("zone", "Z-01").put("count", count).put("countMethod", "estimated"));
    }

    @Test
    @DisplayName("malformed, too large, of an unknown type")
    void form() {
        refused("{\"commandId\":", 400, "malformed");
        refused("[]", 400, "malformed");
        refused(count(3).put("note", "x".repeat(70_000)).encode(), 413, "tooLarge");
        refused(command("launchRocket").encode(), 400, "malformed");
        refused(
                command("postRecord")
                        .put("record", "rocket")
                        .put("fields", new JsonObject())
                        .encode(),
                404,
                "unknownRecord");
    }

    @Test
    @DisplayName("for an unknown incident or record")
    void unknown() {
        var reply = worker.reading("zh").tries("INC-20260418-99", count(3));
        problem(reply, "zh", 404, "unknownIncident");
        refused(command("moveRecord").put("id", "HC-999").put("move", "finish").encode(), 404, "unknownRecord");
    }

    @Test
    @DisplayName("with wrong fields, each of which is named")
    void fields() {
        var wrong = count("many");
        wrong.getJsonObject("fields")
                .put("countMethod", "guessed")
                .put("colour", "red")
                .remove("zone");
        refused(wrong.encode(), 422, "invalid");
        var named = worker.tries(incident, wrong).body().getJsonArray("errors").stream()
                .map(error -> ((JsonObject) error).getString("field"))
                .toList();
        assertThat(named).contains("fields.count", "fields.countMethod", "fields.colour", "fields.zone");
    }

    @Test
    @DisplayName("out of bounds")
    void bounds() {
        refused(count(-1).encode(), 422, "invalid");
        refused(count(1_000_000).encode(), 422, "invalid");
    }

    @Test
    @DisplayName("out of order")
    void order() {
        var head = product.as("onSiteHead");
        var task = head.view(incident, "board.onSite").getJsonObject("records").stream()
                .map(each -> (JsonObject) each.getValue())
                .filter(card -> card.getString("type").equals("task")
                        && card.getString("state").equals("done"))
                .findFirst()
                .orElseThrow()
                .getString("id");
        var again = head.tries(incident, command("moveRecord").put("id", task).put("move", "finish"));
        problem(again, "en", 409, "outOfOrder");
    }

    @Test
    @DisplayName("not permitted")
    void permission() {
        refused(command("setLevel").put("level", "red").put("reason", "因为").encode(), 403, "notPermitted");
        var wall = product.as("wall").reading("zh");
        problem(wall.tries(incident, count(3)), "zh", 403, "notPermitted");
        assertThat(product.stranger().tries(incident, count(3)).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("repeated: the same is answered the same, another body under a used id is refused")
    void repeated() {
        var command = count(26);
        var first = worker.command(incident, command);
        var second = worker.command(incident, command);
        assertThat(second.getJsonArray("records")).isEqualTo(first.getJsonArray("records"));
        assertThat(second.getValue("seq")).isEqualTo(first.getValue("seq"));
        var other = count(27).put("commandId", command.getString("commandId"));
        refused(other.encode(), 422, "sameIdOtherBody");
    }

    @Test
    @DisplayName("five hundred random commands of seed 20260418 never break the server")
    void random() {
        var random = new RandomCommand(
                new SplittableRandom(SEED), worker.get("/api/plan").body());
        var leader = product.as("leader");
        for (int i = 0; i < COMMANDS; i++) {
            var command = random.next();
            var reply = (i % 2 == 0 ? worker : leader).tries(incident, command);
            assertThat(reply.status())
                    .as(i + ": " + command + " -> " + reply.text())
                    .isBetween(200, 499);
            assertThat(reply.text()).as(command.toString()).doesNotContain("Exception", "dev.sextant");
        }
        assertThat(product.stranger().get("/health/ready").status()).isEqualTo(200);
        assertThat(leader.view(incident, "wall").getJsonObject("incident").getString("id"))
                .isEqualTo(incident);
    }
}
