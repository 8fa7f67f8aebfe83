package dev.sextant.journal;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.Request;
import java.security.SecureRandom;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which life of the store this is; see {@link Position#epoch()}. */
final class Epoch {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz234567";
    private static final int LENGTH = 8;

    /** Of several nodes that see the same loss the first renews, and all get what then stands there. */
    private static final String RENEW = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then redis.call('SET', KEYS[1], ARGV[2]) end
            return redis.call('GET', KEYS[1])""";

    private Epoch() {}

    /** A name for a new life of the store. */
    static String fresh() {
        StringBuilder name = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            name.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return name.toString();
    }

    /** The present one; begins one when the store has none. */
    static Future<String> present(RedisConnection redis) {
        return redis.send(Request.cmd(Command.GET).arg(Keys.EPOCH))
                .compose(found -> found != null
                        ? Future.succeededFuture(found.toString())
                        : redis.batch(List.of(
                                        Request.cmd(Command.SET)
                                                .arg(Keys.EPOCH)
                                                .arg(fresh())
                                                .arg("NX"),
                                        Request.cmd(Command.GET).arg(Keys.EPOCH)))
                                .map(replies -> replies.get(1).toString()));
    }

    /** Ends {@code old}, when it is still the present one; gives the one that holds now. */
    static Future<String> renew(RedisConnection redis, @Nullable String old) {
        return redis.send(Request.cmd(Command.EVAL)
                        .arg(RENEW)
                        .arg(1)
                        .arg(Keys.EPOCH)
                        .arg(old == null ? "" : old)
                        .arg(fresh()))
                .compose(now -> now != null ? Future.succeededFuture(now.toString()) : present(redis));
    }
}
