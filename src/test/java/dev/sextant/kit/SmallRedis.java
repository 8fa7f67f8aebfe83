package dev.sextant.kit;

import dev.sextant.people.Store;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.impl.RequestImpl;
import io.vertx.redis.client.impl.types.BulkType;
import io.vertx.redis.client.impl.types.MultiType;
import io.vertx.redis.client.impl.types.NumberType;
import io.vertx.redis.client.impl.types.SimpleStringType;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The few commands that the people's room sends, in memory, with a clock of the test; and it can be away. */
public final class SmallRedis implements Store {
    private final InstantSource clock;
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, Long> ends = new HashMap<>();
    private final Map<String, Map<String, String>> hashes = new HashMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();
    private boolean away;

    /** What the store fails with while it is away. */
    public static final class Away extends RuntimeException {
        Away() {
            super("away");
        }
    }

    public static RuntimeException failure() {
        return new Away();
    }

    public SmallRedis(InstantSource clock) {
        this.clock = clock;
    }

    public synchronized void away(boolean nowAway) {
        away = nowAway;
    }

    /** Everything that is kept, as one text: to look for what must not be in it. */
    public synchronized String dump() {
        return texts.toString() + hashes + sets;
    }

    @Override
    public synchronized Future<@Nullable Response> send(Request request) {
        if (away) {
            return Future.failedFuture(new Away());
        }
        List<String> args = ((RequestImpl) request)
                .getArgs().stream()
                        .map(arg -> new String(arg, StandardCharsets.UTF_8))
                        .toList();
        return Future.succeededFuture(answer(request.command(), args));
    }

    private @Nullable Response answer(Command command, List<String> args) {
        String key = args.get(0);
        forgetEnded();
        return switch (command.toString()) {
            case "get" -> bulk(texts.get(key));
            case "mget" -> {
                MultiType all = MultiType.create(args.size(), false);
                args.forEach(one -> all.add(bulk(texts.get(one))));
                yield all;
            }
            case "set" -> {
                if ((args.contains("XX") && !texts.containsKey(key))
                        || (args.contains("NX") && texts.containsKey(key))) {
                    yield null;
                }
                texts.put(key, args.get(1));
                if (!args.contains("KEEPTTL")) {
                    ends.put(key, clock.millis() + Long.parseLong(args.get(3)));
                }
                yield SimpleStringType.create("OK");
            }
            case "pexpire" -> {
                ends.put(key, clock.millis() + Long.parseLong(args.get(1)));
                yield number(1);
            }
            case "pttl" -> {
                Long end = ends.get(key);
                yield NumberType.create(end == null ? -1 : end - clock.millis());
            }
            case "incr" -> {
                int next = Integer.parseInt(texts.getOrDefault(key, "0")) + 1;
                texts.put(key, Integer.toString(next));
                yield number(next);
            }
            case "eval" -> number(script(args.get(0), hash(args.get(2)), args.subList(3, args.size())) ? 1 : 0);
            case "del" -> {
                int there = (int) args.stream().filter(this::holds).count();
                args.forEach(this::forget);
                yield number(there);
            }
            case "hget" -> bulk(hash(key).get(args.get(1)));
            case "hset" -> {
                hash(key).put(args.get(1), args.get(2));
                yield number(1);
            }
            case "hsetnx" -> number(hash(key).putIfAbsent(args.get(1), args.get(2)) == null ? 1 : 0);
            case "hdel" -> number(hash(key).remove(args.get(1)) == null ? 0 : 1);
            case "hgetall" -> {
                MultiType all = MultiType.create(hash(key).size(), true);
                hash(key).forEach((name, value) -> {
                    all.add(SimpleStringType.create(name));
                    all.add(bulk(value));
                });
                yield all;
            }
            case "sadd" -> number(set(key).add(args.get(1)) ? 1 : 0);
            case "srem" -> number(set(key).remove(args.get(1)) ? 1 : 0);
            case "smembers" -> {
                MultiType all = MultiType.create(set(key).size(), false);
                set(key).forEach(one -> all.add(bulk(one)));
                yield all;
            }
            default -> throw new IllegalArgumentException("not among the few commands: " + command);
        };
    }

    /** The two scripts of the accounts, told apart by the command that only one of them has. */
    private static boolean script(String text, Map<String, String> hash, List<String> args) {
        if (!text.contains("HEXISTS")) {
            return hash.replace(args.get(0), args.get(1), args.get(2));
        }
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < args.size(); i += 2) {
            given.put(args.get(i), args.get(i + 1));
        }
        if (given.keySet().stream().anyMatch(hash::containsKey)) {
            return false;
        }
        hash.putAll(given);
        return true;
    }

    private boolean holds(String key) {
        return texts.containsKey(key) || hashes.containsKey(key) || sets.containsKey(key);
    }

    private void forgetEnded() {
        List<String> ended = ends.entrySet().stream()
                .filter(end -> end.getValue() <= clock.millis())
                .map(Map.Entry::getKey)
                .toList();
        ended.forEach(this::forget);
    }

    private void forget(String key) {
        texts.remove(key);
        hashes.remove(key);
        sets.remove(key);
        ends.remove(key);
    }

    private Map<String, String> hash(String key) {
        return hashes.computeIfAbsent(key, k -> new LinkedHashMap<>());
    }

    private Set<String> set(String key) {
        return sets.computeIfAbsent(key, k -> new LinkedHashSet<>());
    }

    private static @Nullable Response bulk(@Nullable String text) {
        return text == null ? null : BulkType.create(Buffer.buffer(text), false);
    }

    private static Response number(int number) {
        return NumberType.create(number);
    }
}
