package dev.sextant.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Requests, frames, parts of files and bare bytes that are wrong in ways that a parser may stumble over; drawn from a seed.
 * Most are nearly right: a way in that there is, a body that one of the product's readers would take, then spoiled.
 */
final class Malformed {
    private static final List<HttpMethod> METHODS = words("GET POST DELETE PUT HEAD OPTIONS").stream()
            .map(HttpMethod::valueOf)
            .toList();

    /** What may stand where an address has a parameter. */
    private static final Map<String, List<String>> RIGHT = Map.of(
            "record", words("Z-01 LG-01 intake"),
            "view", words("wall log board.onSite field.onSite approvals closed.accessLog"),
            "group", words("onSite media command"),
            "type", words("statement zone"));

    private static final List<String> STEPS =
            words(".. . %2e%2e % %00 %zz %e4%b8%ad %ff * :x ' %0d%0a 中 -1 x", "", "a".repeat(300));
    private static final List<String> QUERIES = words(
            "?since=e.1 ?since=% ?since=a.b ?since=1.-1 ?at=yesterday ?at=2026-04-18T01:04:00Z ?at=+999999999-12-31T23:59:59Z"
                    + " ?before=-1 ?before=99999999999999999999 ?q=%ff ?q=*&q=~ ?from=-1 ?&&= ?__proto__=1 ?to=//evil.example"
                    + " ?state=x&code=y",
            "?q=" + "x".repeat(400));

    private static final List<String> PIECES = words(
            "{ } [ ] \" : , \\ \\u d800 \\u0000 null true 1 - e9 0.1 \"commandId\": \"type\": \"fields\": \"zone\" 六 🙂"
                    + " \u0000 \u00ff <script> ' 99999999999999999999 \"a\", {\"a\": [[[[[[[[[[[[",
            " ",
            "\n");
    /** Instead of a value. */
    private static final List<String> VALUES = words(
            "null true -1 0 1.5 1e308 -99999999999999999999 \"\" \"x\" [] {} [null] [[]] {\"a\":{}} [\"Z-01\",\"Z-01\"] \"\\ud800\""
                    + " \"\\u0000\" \"%s\" \"2026-02-30T25:61:00Z\" \"__proto__\" \"intake\" NaN",
            "\"" + "字".repeat(3000) + "\"", "[".repeat(30) + "]".repeat(30));

    /** What the ways in read, commands apart. */
    private static final List<String> BODIES = List.of(
            "{\"account\":\"leader\",\"password\":\"x\",\"code\":\"123456\",\"token\":\"abc\",\"secret\":\"abc\"}",
            "{\"code\":\"abc\",\"name\":\"孙师傅\",\"phone\":\"13800138000\",\"place\":\"墙\"}",
            "{\"group\":\"onSite\",\"minutes\":30,\"people\":5,\"fields\":{\"body\":\"text\"}}",
            "{\"fields\":[\"reporterName\"],\"reason\":\"\",\"record\":\"intake\",\"at\":\"record\"}",
            "{\"endpoint\":\"https://push.example/1\",\"keys\":{\"p256dh\":\"a\",\"auth\":\"b\"}}",
            "{\"id\":\"a\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\"}}",
            "{\"account\":\"new\",\"name\":{\"zh\":\"新\",\"en\":\"New\"},\"roles\":[\"nothing\"],\"csv\":\"a,b\\n,\"}");

    private static final List<String> HEADERS = words(
            "Accept-Language X-Language Range If-Modified-Since If-None-Match Accept-Encoding X-Forwarded-For Accept Origin"
                    + " Sec-Fetch-Site Content-Type Cookie");
    private static final List<String> HEADER_VALUES = words(
            "application/json zh en;q=9 ,;q= null http://evil.example cross-site bytes=0-0 bytes=9-1 gzip */* ;;; ="
                    + " multipart/form-data \" sextant=x;sextant",
            "Thu, 99 Foo 2026",
            "a".repeat(500));

    private static final List<String> BEGINNINGS =
            words("ÿØÿá \u0089PNG RIFF____WEBPVP8 %PDF-1.7 ID3 <svg/onload=x>", "");

    // Bare bytes of a request.
    private static final List<String> VERBS = words("GET POST PUT get \u0000", "", "A".repeat(5000));
    private static final List<String> PLACES = words("api/session live/websocket % ÿ", "", "x".repeat(5000));
    private static final List<String> VERSIONS = words("1.1 1.1 1.1 1.0 1.0 0.9 2 x");
    private static final List<String> FRAMINGS = List.of(
            "",
            "Content-Length: -1\r\n",
            "Content-Length: 5\r\nContent-Length: 6\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: x\r\nContent-Length: 3\r\n",
            "Upgrade: websocket\r\nConnection: Upgrade\r\n",
            "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AA\r\n",
            "Expect: 100-continue\r\n",
            "X: " + "y".repeat(20_000) + "\r\n",
            ": \r\nHost: b\r\nA\u0000B: c\r\n");
    private static final List<String> CHUNKS =
            List.of("", "zz\r\n", "{}", "5\r\nabc", "-1\r\n\r\n", "ffffffffffffffff\r\n");

    private static final String COMMANDS = "POST /api/incidents/{incident}/commands";

    private final SplittableRandom random;
    private final String incident;
    private final List<String> ways;
    private final List<String> commands;

    /**
     * @param ways in, as {@code POST /api/incidents/{incident}/commands}
     * @param commands bodies that the server reads and refuses for what they say
     */
    Malformed(SplittableRandom random, String incident, List<String> ways, List<JsonObject> commands) {
        this.random = random;
        this.incident = incident;
        this.ways = ways;
        this.commands = commands.stream().map(JsonObject::encode).toList();
    }

    /** @param way the one of the table that it is nearly for */
    record Request(String way, HttpMethod method, String uri, List<String> headers, Buffer body) {}

    Request request(String cookie) {
        String way = random.nextInt(8) == 0 ? COMMANDS : one(ways);
        String[] parts = way.split(" ", 2);
        HttpMethod method = random.nextInt(10) == 0 ? one(METHODS) : HttpMethod.valueOf(parts[0]);
        String uri = uri(parts[1]) + (random.nextInt(3) == 0 ? one(QUERIES) : "");
        boolean ends = method.equals(HttpMethod.DELETE) && parts[1].equals("/api/session");
        return new Request(way, method, uri, headers(ends ? "" : cookie), body(way.equals(COMMANDS)));
    }

    private String uri(String path) {
        StringBuilder uri = new StringBuilder();
        for (String step : path.substring(1).split("/")) {
            String name = step.startsWith("{") ? step.substring(1, step.length() - 1) : "";
            boolean right = random.nextInt(8) > 0;
            if (name.equals("incident") && right) {
                uri.append('/').append(incident);
            } else if (RIGHT.containsKey(name) && right) {
                uri.append('/').append(one(RIGHT.get(name)));
            } else {
                uri.append('/').append(name.isEmpty() && random.nextInt(30) > 0 ? step : one(STEPS));
            }
        }
        return uri.toString();
    }

    private List<String> headers(String cookie) {
        List<String> headers = new ArrayList<>();
        if (!cookie.isEmpty() && random.nextInt(8) > 0) {
            headers.addAll(List.of("Cookie", cookie));
        }
        if (random.nextInt(8) > 0) {
            headers.addAll(List.of("Content-Type", "application/json"));
        }
        if (random.nextInt(4) == 0) {
            headers.addAll(List.of(one(HEADERS), one(HEADER_VALUES)));
        }
        return headers;
    }

    private Buffer body(boolean command) {
        return switch (random.nextInt(8)) {
            case 0 -> Buffer.buffer();
            case 1 -> Buffer.buffer(flipped(pieces(40)));
            default -> Buffer.buffer(flipped(spoiled(one(command ? commands : BODIES))));
        };
    }

    /** Of a JSON text: other values, a piece more, a piece less, an end too early. */
    private String spoiled(String json) {
        String text = json;
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            int at = random.nextInt(text.length() + 1);
            text = switch (random.nextInt(8)) {
                case 0 -> text.substring(0, at);
                case 1 -> text.substring(0, at) + one(PIECES) + text.substring(at);
                case 2 -> text.substring(0, at) + text.substring(Math.min(text.length(), at + random.nextInt(4)));
                default -> otherValue(text, at);
            };
        }
        return text;
    }

    /** The next value after a place is another one. */
    private String otherValue(String text, int from) {
        int begin = text.indexOf(':', from) + 1;
        if (begin == 0) {
            return text;
        }
        int end = begin;
        boolean quoted = false;
        while (end < text.length() && (quoted || ",}]".indexOf(text.charAt(end)) < 0)) {
            quoted ^= text.charAt(end) == '"';
            end++;
        }
        return text.substring(0, begin) + one(VALUES) + text.substring(end);
    }

    /** Of a file's part: the beginning of something that we know, or do not, and rubbish behind it. */
    Buffer bytes() {
        return Buffer.buffer(one(BEGINNINGS).getBytes(StandardCharsets.ISO_8859_1))
                .appendBytes(rubbish(60));
    }

    String offset() {
        return one(List.of("0", "0", "0", "1", "39", "40", "41", "-1", "x", "999999999999", "9999999999999", ""));
    }

    /** For the bridge: nearly one of its messages, or nothing like it. */
    Buffer frame() {
        String nearly = "{\"type\":\"%s\",\"address\":\"%s\",\"headers\":{},\"body\":{}}"
                .formatted(
                        one(List.of("register", "unregister", "send", "publish", "ping", "x", "")),
                        one(List.of("incident." + incident + ".wall", "incident.x.wall", "sextant.news", "", "*")));
        return switch (random.nextInt(4)) {
            case 0 -> Buffer.buffer(nearly);
            case 1 -> Buffer.buffer(flipped(pieces(20)));
            default -> Buffer.buffer(flipped(spoiled(nearly)));
        };
    }

    /** What is nearly a request, as bytes: a client that counts wrong, breaks off, or speaks another language. */
    Buffer bareRequest(String host) {
        String head = "%s /%s HTTP/%s\r\nHost: %s\r\nContent-Type: application/json\r\n%s\r\n%s"
                .formatted(one(VERBS), one(PLACES), one(VERSIONS), host, one(FRAMINGS), one(CHUNKS));
        return Buffer.buffer(flipped(head));
    }

    /** What is no frame of the WebSocket protocol, or only its beginning. */
    Buffer bareFrame() {
        Buffer begin = random.nextBoolean() ? Buffer.buffer() : Buffer.buffer(new byte[] {(byte) 0x81, (byte) 0x83});
        return begin.appendBytes(rubbish(40));
    }

    private byte[] rubbish(int most) {
        byte[] rubbish = new byte[random.nextInt(1, most)];
        random.nextBytes(rubbish);
        return rubbish;
    }

    private String pieces(int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(one(PIECES));
        }
        return text.toString();
    }

    private byte[] flipped(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > 0 && random.nextInt(6) == 0) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
        }
        return bytes;
    }

    private static List<String> words(String words, String... more) {
        return Stream.concat(Stream.of(words.split(" ", -1)), Stream.of(more)).toList();
    }

    private <T> T one(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
