package dev.sextant.courier;

import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * An incoming webhook of Slack (docs.slack.dev, "Sending messages using incoming webhooks"): status 200 and the word
 * {@code ok}. Only {@code & < >} mean something in its text; {@code mrkdwn: false} keeps it from reading more into it.
 */
final class Slack implements Form {
    /** Slack cuts a text after 40,000 characters. */
    private static final int MOST_BYTES = 38_000;

    @Override
    public List<JsonObject> bodies(Letter letter) {
        return Parts.of(letter.bulletin().text(), MOST_BYTES).stream()
                .map(text -> new JsonObject().put("text", escaped(text)).put("mrkdwn", false))
                .toList();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    @Override
    public String shown(JsonObject body) {
        return body.getString("text").replace("&gt;", ">").replace("&lt;", "<").replace("&amp;", "&");
    }

    @Override
    public Request request(Channel channel, Letter letter, JsonObject body, Instant now) {
        return new Request(
                channel.url().value(),
                Map.of("Content-Type", "application/json; charset=utf-8"),
                Buffer.buffer(body.encode()));
    }

    @Override
    public Reply judge(int status, String answer) {
        if (!HttpStatus.good(status)) {
            return HttpStatus.trouble(status, answer);
        }
        return answer.strip().equals("ok")
                ? new Reply.Taken("ok")
                : new Reply.Trouble(Delivery.BUSY, HttpStatus.told(status, answer), true);
    }
}
