package dev.sextant.courier;

import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The robot of a chat group: WeCom (developer.work.weixin.qq.com, path 91770), DingTalk (open.dingtalk.com, custom robot) and
 * Feishu (open.feishu.cn, custom bot). Each takes a text by POST and answers with status 200 and a number in JSON that says
 * what it really thinks. Plain text, not Markdown: a statement is shown as it was approved.
 */
final class Robot implements Form {
    private static final String JSON = "application/json; charset=utf-8";

    private final Dialect dialect;
    private final int mostBytes;
    private final Set<Integer> comeBack;

    private enum Dialect {
        WECOM,
        DINGTALK,
        FEISHU
    }

    /**
     * @param mostBytes of one text
     * @param comeBack what it answers when it is only busy
     */
    private Robot(Dialect dialect, int mostBytes, Set<Integer> comeBack) {
        this.dialect = dialect;
        this.mostBytes = mostBytes;
        this.comeBack = comeBack;
    }

    /** 2048 bytes of text, 20 messages a minute (45009); -1 is "system busy". */
    static Robot wecom() {
        return new Robot(Dialect.WECOM, 2048, Set.of(-1, 45009));
    }

    /** 20,000 bytes a message, 20 a minute (130101, 410100); -1 is "system busy". */
    static Robot dingtalk() {
        return new Robot(Dialect.DINGTALK, 18_000, Set.of(-1, 130101, 410100));
    }

    /** 20 KB a request, 100 a minute and 5 a second (11232). */
    static Robot feishu() {
        return new Robot(Dialect.FEISHU, 18_000, Set.of(11232));
    }

    @Override
    public List<JsonObject> bodies(Letter letter) {
        return Parts.of(letter.bulletin().text(), mostBytes).stream()
                .map(this::body)
                .toList();
    }

    private JsonObject body(String text) {
        return dialect == Dialect.FEISHU
                ? new JsonObject().put("msg_type", "text").put("content", new JsonObject().put("text", text))
                : new JsonObject().put("msgtype", "text").put("text", new JsonObject().put("content", text));
    }

    @Override
    public String shown(JsonObject body) {
        return dialect == Dialect.FEISHU
                ? body.getJsonObject("content").getString("text")
                : body.getJsonObject("text").getString("content");
    }

    @Override
    public Request request(Channel channel, Letter letter, JsonObject body, Instant now) {
        String url = channel.url().value();
        JsonObject sent = body;
        if (channel.secret().isPresent() && dialect == Dialect.DINGTALK) {
            url = signedUrl(url, channel.secret().get().value(), now);
        } else if (channel.secret().isPresent() && dialect == Dialect.FEISHU) {
            sent = signed(body, channel.secret().get().value(), now);
        }
        return new Request(url, Map.of("Content-Type", JSON), Buffer.buffer(sent.encode()));
    }

    /** DingTalk: milliseconds; the key is the secret, the message is time, line feed and secret. */
    private static String signedUrl(String url, String secret, Instant now) {
        long stamp = now.toEpochMilli();
        String sign = URLEncoder.encode(Seal.of(secret, stamp + "\n" + secret), StandardCharsets.UTF_8);
        return url + (url.contains("?") ? "&" : "?") + "timestamp=" + stamp + "&sign=" + sign;
    }

    /** Feishu: seconds; the key is time, line feed and secret, the message is empty. */
    private static JsonObject signed(JsonObject body, String secret, Instant now) {
        String stamp = Long.toString(now.getEpochSecond());
        return new JsonObject()
                .put("timestamp", stamp)
                .put("sign", Seal.of(stamp + "\n" + secret, ""))
                .mergeIn(body);
    }

    @Override
    public Reply judge(int status, String answer) {
        if (!HttpStatus.good(status)) {
            return HttpStatus.trouble(status, answer);
        }
        Object code = code(answer);
        if (!(code instanceof Number number)) {
            // Something else answers there, such as the sign-in page of a network.
            return new Reply.Trouble(Delivery.BUSY, HttpStatus.told(status, answer), true);
        }
        if (number.intValue() == 0) {
            return new Reply.Taken(Reply.kept(answer));
        }
        boolean again = comeBack.contains(number.intValue());
        return new Reply.Trouble(again ? Delivery.BUSY : Delivery.DECLINED, Reply.kept(answer), again);
    }

    private Object code(String answer) {
        try {
            JsonObject said = new JsonObject(answer);
            Object code = dialect == Dialect.FEISHU
                    ? said.getValue("code", said.getValue("StatusCode"))
                    : said.getValue("errcode");
            return code == null ? "" : code;
        } catch (DecodeException notJson) {
            return "";
        }
    }
}
