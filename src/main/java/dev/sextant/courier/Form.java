package dev.sextant.courier;

import dev.sextant.ops.Channel;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** How receivers of one kind want to be written to over HTTP, and how they answer. */
interface Form {

    /**
     * A request that is ready to be sent.
     *
     * @param url with all that the receiver wants in it
     */
    record Request(String url, Map<String, String> headers, Buffer body) {}

    /** What is to be posted, one request after the other; more than one when it is too long for one message. */
    List<JsonObject> bodies(Letter letter);

    /** What a person reads in such a body, for the preview. */
    String shown(JsonObject body);

    /** Signed as of now. */
    Request request(Channel channel, Letter letter, JsonObject body, Instant now);

    /**
     * @param status of HTTP
     * @param answer the beginning of the body
     */
    Reply judge(int status, String answer);

    static Form of(Channel.Kind kind) {
        return switch (kind) {
            case WEBHOOK -> new Webhook();
            case WECOM -> Robot.wecom();
            case DINGTALK -> Robot.dingtalk();
            case FEISHU -> Robot.feishu();
            case SLACK -> new Slack();
            case MAIL -> throw new IllegalArgumentException("mail does not go over HTTP");
        };
    }
}
