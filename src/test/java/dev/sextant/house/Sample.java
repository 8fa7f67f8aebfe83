package dev.sextant.house;

import io.vertx.core.Future;

/** What {@link DroppedFuturesTest} must find, and what it must let pass. */
final class Sample {
    private Sample() {}

    static void drops(Future<String> work) {
        work.map(String::strip);
    }

    static void looksAt(Future<String> work) {
        work.map(String::strip).onFailure(Throwable::printStackTrace);
    }

    static Future<String> returns(Future<String> work) {
        return work.map(String::strip);
    }

    static String keeps(Future<String> work) {
        var mapped = work.map(String::strip);
        return mapped.result();
    }
}
