package dev.sextant.journal;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a Redis that somebody else runs keeps what it acknowledges. Our own is set up so. */
public final class StoreCheck {
    private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)");

    private StoreCheck() {}

    /**
     * What is not as it should be, in words; empty when all is well.
     *
     * @return fails with {@link IllegalArgumentException} when this Redis cannot be used at all
     */
    public static Future<List<String>> of(RedisLink link) {
        return link.send(Request.cmd(Command.INFO)).map(reply -> judge(String.valueOf(reply)));
    }

    static List<String> judge(String info) {
        Matcher version = VERSION.matcher(info);
        if (version.find() && isTooOld(Integer.parseInt(version.group(1)), Integer.parseInt(version.group(2)))) {
            throw new IllegalArgumentException(
                    "The store is Redis " + version.group(1) + "." + version.group(2) + "; 6.2 or newer is needed");
        }
        List<String> wrong = new ArrayList<>();
        if (info.contains("aof_enabled:0")) {
            wrong.add("it does not write an append-only file, so that what was acknowledged is lost when it ends;"
                    + " right would be: appendonly yes, appendfsync always");
        }
        if (info.contains("maxmemory_policy:") && !info.contains("maxmemory_policy:noeviction")) {
            wrong.add("it may throw entries away when its memory is full; right would be: maxmemory-policy noeviction");
        }
        return wrong;
    }

    private static boolean isTooOld(int major, int minor) {
        return major < 6 || (major == 6 && minor < 2);
    }
}
