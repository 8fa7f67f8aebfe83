package dev.sextant.courier;

import dev.sextant.ops.Channel;
import dev.sextant.plan.Label;
import dev.sextant.press.Bulletin;
import dev.sextant.press.Release;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A machine of the organisation's own or of somebody who publishes for it. Signed as Standard Webhooks has it
 * (standardwebhooks.com, version 1): {@code webhook-signature: v1,} and the Base64 of HMAC-SHA256 over
 * {@code <webhook-id>.<webhook-timestamp>.<body>}, so that receivers check it with a library that they have. The id is the
 * same for every try: who saw it before has the text already.
 */
final class Webhook implements Form {
    private static final String BASE64_SECRET = "whsec_";

    @Override
    public List<JsonObject> bodies(Letter letter) {
        Release release = letter.release();
        var data = new JsonObject()
                .put("id", release.key().toString())
                .put("title", release.title())
                .put("text", release.text())
                .put("also", also(release))
                .put("kind", label(release.kind()))
                .put("contact", release.contact())
                .put("publishedAt", release.publishedAt().toString())
                .put("since", release.since().toString())
                .put("corrects", text(release.corrects()))
                .put("correctedBy", text(release.correctedBy()))
                .put("whatWasWrong", release.wrong())
                .put("notice", release.notice());
        data.fieldNames().stream()
                .filter(name -> data.getValue(name) == null)
                .toList()
                .forEach(data::remove);
        var told = new JsonObject();
        List<String> languages =
                letter.languages().isEmpty() ? letter.plan().languages().subList(0, 1) : letter.languages();
        for (String language : languages) {
            Bulletin bulletin = letter.bulletin(language);
            told.put(
                    language,
                    new JsonObject().put("subject", bulletin.subject()).put("text", bulletin.text()));
        }
        var organisation = letter.plan().organisation();
        return List.of(new JsonObject()
                .put("type", "release." + event(release))
                .put("timestamp", release.since().toString())
                .put(
                        "organisation",
                        organisation == null
                                ? null
                                : new JsonObject().put("id", organisation.id()).put("name", label(organisation.name())))
                .put("data", data)
                .put("told", told));
    }

    /** The approved text in other languages; null where there is none. */
    private static @Nullable JsonObject also(Release release) {
        var also = new JsonObject();
        release.also()
                .forEach((language, said) -> also.put(
                        language, new JsonObject().put("title", said.title()).put("text", said.text())));
        return also.isEmpty() ? null : also;
    }

    private static String event(Release release) {
        return switch (release.standing()) {
            case STANDS -> "published";
            case CORRECTED, WITHDRAWN -> release.standing().name().toLowerCase(Locale.ROOT);
        };
    }

    private static @Nullable JsonObject label(@Nullable Label label) {
        if (label == null) {
            return null;
        }
        var json = new JsonObject();
        label.texts().forEach(json::put);
        return json;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    @Override
    public String shown(JsonObject body) {
        return body.encodePrettily();
    }

    @Override
    public Request request(Channel channel, Letter letter, JsonObject body, Instant now) {
        String text = body.encode();
        String stamp = Long.toString(now.getEpochSecond());
        String secret = channel.secret().map(Channel.Secret::value).orElse("");
        return new Request(
                channel.url().value(),
                Map.of(
                        "Content-Type",
                        "application/json; charset=utf-8",
                        "webhook-id",
                        letter.key(),
                        "webhook-timestamp",
                        stamp,
                        "webhook-signature",
                        "v1," + Seal.of(key(secret), letter.key() + "." + stamp + "." + text)),
                io.vertx.core.buffer.Buffer.buffer(text));
    }

    /** A secret may be given as the libraries of receivers have it, {@code whsec_} and Base64, or as plain text. */
    private static byte[] key(String secret) {
        if (secret.startsWith(BASE64_SECRET)) {
            try {
                return Base64.getDecoder().decode(secret.substring(BASE64_SECRET.length()));
            } catch (IllegalArgumentException notBase64) {
                return secret.getBytes(StandardCharsets.UTF_8);
            }
        }
        return secret.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public Reply judge(int status, String answer) {
        return HttpStatus.good(status)
                ? new Reply.Taken(HttpStatus.told(status, answer))
                : HttpStatus.trouble(status, answer);
    }
}
