package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.plan.Label;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Bad input is answered with a problem document")
class BadInputTest {
    private static final String COMMANDS = "/api/incidents/INC-1/commands";

    private static final Door DOOR = Door.open();
    private static final String[] SESSION = DOOR.signedIn();

    @BeforeEach
    void takesEverything() {
        DOOR.submitted.clear();
        DOOR.outcome = new Outcome.Done(new JsonObject().put("epoch", "e1").put("seq", 7), false);
    }

    @AfterAll
    static void close() {
        DOOR.close();
    }

    @AfterEach
    void stillThere() {
        assertThat(DOOR.get("/health/live").status()).isEqualTo(200);
    }

    private JsonObject problem(Door.Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json; charset=utf-8");
        assertThat(reply.header("Cache-Control")).isEqualTo("no-store");
        assertThat(reply.json().getString("code")).isEqualTo(code);
        assertThat(reply.json().getInteger("status")).isEqualTo(status);
        assertThat(reply.json().getString("type")).isEqualTo("urn:sextant:problem:" + code);
        assertThat(reply.text()).doesNotContain("Exception", "at dev.sextant");
        return reply.json();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"text\"",
                "{\"a\":1}{",
                "{\"a\":1,\"a\":2}",
                "{\"a\":NaN}",
                "{'a':1}",
                "{\"a\":99999999999999999999}",
                "{\"a\":1e999}",
                "{\"a\":\"\\ud800\"}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":}"
            })
    @DisplayName("when it is not JSON, with the place")
    void notJson(String body) {
        JsonObject problem = problem(DOOR.post(COMMANDS, body, SESSION), 400, "malformed");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("message"))
                .matches("JSON 有误，\\d+:\\d+: .*");
        assertThat(DOOR.submitted).isEmpty();
    }

    @Test
    @DisplayName("when it is not text, too deep, or too many values")
    void limits() {
        Buffer broken = Buffer.buffer(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
        problem(
                DOOR.ask(HttpMethod.POST, COMMANDS, broken, SESSION[0], SESSION[1], "Content-Type", "application/json"),
                400,
                "malformed");
        problem(DOOR.post(COMMANDS, "{\"a\":" + "[".repeat(21) + "]".repeat(21) + "}", SESSION), 400, "malformed");
        problem(DOOR.post(COMMANDS, "{\"a\":[" + "1,".repeat(2000) + "1]}", SESSION), 400, "malformed");
        assertThat(DOOR.post(COMMANDS, "{\"a\":[" + "1,".repeat(1990) + "1]}", SESSION)
                        .status())
                .isEqualTo(200);
    }

    @Test
    @DisplayName("when it is too large")
    void tooLarge() {
        problem(DOOR.post(COMMANDS, "{\"a\":\"" + "x".repeat(64 * 1024) + "\"}", SESSION), 413, "tooLarge");
        assertThat(DOOR.post(COMMANDS, "{\"a\":\"" + "x".repeat(60 * 1024) + "\"}", SESSION)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                ""
            })
    @DisplayName("when it is not sent as JSON")
    void wrongType(String type) {
        problem(
                DOOR.ask(HttpMethod.POST, COMMANDS, Buffer.buffer("{}"), SESSION[0], SESSION[1], "Content-Type", type),
                415,
                "notJson");
        problem(DOOR.ask(HttpMethod.POST, COMMANDS, Buffer.buffer("{}"), SESSION), 415, "notJson");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("when it is JSON in another encoding than UTF-8, and that is said")
    @ValueSource(
            strings = {
                "application/json; charset=utf-16",
                "application/json;CHARSET=\"GBK\"",
                "application/json; charset='utf8"
            })
    void otherEncoding(String type) {
        Door.Reply reply = DOOR.post("/api/session", "{}", "Content-Type", type, "X-Language", "en");
        assertThat(reply.status()).isEqualTo(415);
        assertThat(reply.json().getJsonArray("errors").getJsonObject(0).getString("message"))
                .startsWith("JSON must be in UTF-8, not in ");
        assertThat(DOOR.post("/api/session", "{}", "Content-Type", "application/json; charset=\"UTF-8\"")
                        .status())
                .isEqualTo(400);
    }

    @Test
    @DisplayName("when it names two hosts: a proxy may believe the one and we the other")
    void twoHosts() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), DOOR.door.port())) {
            socket.getOutputStream()
                    .write(
                            "GET /health/live HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer)
                    .startsWith("HTTP/1.1 400 ")
                    .contains("\"malformed\"")
                    .contains("\"host\"");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET,/api/incidents/INC-1/commands,POST",
        "DELETE,/api/incidents,'GET, HEAD, POST'",
        "PUT,/api/session,'DELETE, GET, HEAD, POST'",
        "POST,/health/live,'GET, HEAD'",
        "OPTIONS,/api/plan,'GET, HEAD'",
        "TRACE,/api/plan,'GET, HEAD'",
        "PATCH,/,'GET, HEAD'"
    })
    @DisplayName("when the method is not known there, with those that are")
    void wrongMethod(String method, String path, String allowed) {
        Door.Reply reply = DOOR.ask(HttpMethod.valueOf(method), path, null, SESSION);
        problem(reply, 405, "methodNotAllowed");
        assertThat(reply.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/nowhere,notFound",
        "/api,notFound",
        "/api/incidents/INC-9/views/wall,unknownIncident",
        "/api/incidents/INC%201/views/wall,unknownIncident",
        "/api/incidents/INC-1/views/a%20b,unknownView",
        "/api/incidents/INC-1/views/a.b.c,unknownView",
        "/api/incidents/INC-1/records/HC-99,unknownRecord",
        "/api/incidents/INC-1/records/%E4%B8%AD,unknownRecord",
        "/app/nothing.js,notFound",
        "/walls,notFound"
    })
    @DisplayName("when there is nothing there")
    void nothingThere(String path, String code) {
        problem(DOOR.get(path, SESSION), 404, code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/app/%2e%2e/secret", "/app/%2E%2e%2fsecret", "/app/..%2fsecret", "/app/..%5csecret", "/app/%zz",
                        "/app/%",
                "/app/a%00b", "/app/a%0ab", "/app/../../../pom.xml", "/api/plan?since=%", "/api/plan?%q=1",
                        "/app/..\\secret"
            })
    @DisplayName("when the address is smuggling something")
    void smuggling(String path) {
        problem(DOOR.get(path, SESSION), 400, "malformed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "e", "e.", ".1", "e.-1", "e.99999999999999999999", "e.1.2", "e 1.2"})
    @DisplayName("when the position is not one, naming the field")
    void since(String since) {
        String address = "/api/incidents/INC-1/views/wall?since=" + since.replace(" ", "%20");
        JsonObject problem = problem(DOOR.get(address, SESSION), 400, "malformed");
        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("field"))
                .isEqualTo("since");
        assertThat(DOOR.get("/api/incidents/INC-1/views/board.onSite?since=e1.41", SESSION)
                        .json()
                        .getString("is"))
                .isEqualTo("board.onSite since e1/41");
    }

    @Test
    @DisplayName("when nobody is signed in, before anything else is looked at")
    void signInFirst() {
        for (RouteTable.Entry entry : DOOR.door.entries()) {
            if (entry.signedIn()) {
                String path = entry.path().replaceAll("\\{[a-z]+}", "x");
                boolean writes =
                        entry.method().equals(HttpMethod.POST) || entry.method().equals(HttpMethod.PUT);
                String type = entry.method().equals(HttpMethod.PUT) ? "application/octet-stream" : "application/json";
                Buffer body = writes ? Buffer.buffer("{}") : null;
                problem(DOOR.ask(entry.method(), path, body, "Content-Type", type), 401, "signIn");
            }
        }
        assertThat(DOOR.get("/live/who").status()).isEqualTo(401);
    }

    @Test
    @DisplayName("when the view is not for that person, or the journal is away")
    void others() {
        problem(DOOR.get("/api/incidents/INC-1/views/approvals", SESSION), 403, "notPermitted");
        Door.Reply away = DOOR.post("/api/incidents/away/commands", "{}", SESSION);
        problem(away, 503, "away");
        assertThat(away.header("Retry-After")).isEqualTo("2");
    }

    @Test
    @DisplayName("when the desk refuses, every field in the reader's language")
    void refused() {
        DOOR.outcome = new Outcome.Refused(
                422,
                "invalid",
                Label.of("zh", "内容有误", "en", "Some fields are wrong"),
                List.of(
                        new FieldError(
                                "count",
                                "range",
                                Label.of("zh", "超出范围", "en", "Out of bounds"),
                                Label.of("zh", "0 到 100000", "en", "0 to 100000")),
                        FieldError.of("zone", "required", "必填", "This is required")));
        JsonObject zh = problem(DOOR.post(COMMANDS, "{}", SESSION), 422, "invalid");
        assertThat(zh.getString("title")).isEqualTo("内容有误");
        assertThat(zh.getJsonArray("errors").encode())
                .isEqualTo("[{\"field\":\"count\",\"code\":\"range\",\"message\":\"超出范围\",\"expected\":\"0 到 100000\"},"
                        + "{\"field\":\"zone\",\"code\":\"required\",\"message\":\"必填\"}]");
        for (String[] english : List.of(
                new String[] {"Accept-Language", "fr;q=0.9, en-GB;q=0.8, zh;q=0.3"},
                new String[] {"X-Language", "en", "Accept-Language", "zh"})) {
            String[] headers = new String[english.length + 2];
            System.arraycopy(SESSION, 0, headers, 0, 2);
            System.arraycopy(english, 0, headers, 2, english.length);
            JsonObject en = problem(DOOR.post(COMMANDS, "{}", headers), 422, "invalid");
            assertThat(en.getString("title")).isEqualTo("Some fields are wrong");
            assertThat(en.getString("detail")).isEqualTo("Out of bounds · This is required");
        }
    }

    @Test
    @DisplayName("when a session asks far too often")
    void tooOften() {
        try (Door strict = Door.open("limits: {requestsPerMinute: 60}", false)) {
            String[] same = strict.signedIn();
            for (int i = 0; i < 30; i++) {
                assertThat(strict.get("/api/plan", same).status()).isEqualTo(200);
            }
            Door.Reply reply = strict.get("/api/plan", same);
            problem(reply, 429, "tooMany");
            assertThat(reply.header("Retry-After")).isEqualTo("1");
            assertThat(strict.get("/api/plan", strict.signedIn()).status()).isEqualTo(200);
        }
    }
}
