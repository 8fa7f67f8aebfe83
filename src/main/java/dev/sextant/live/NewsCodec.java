package dev.sextant.live;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.MessageCodec;

/** Hands news over within the node as it is: it is immutable, and encoding it is what this room avoids. */
final class NewsCodec implements MessageCodec<News, News> {
    static final String ADDRESS = "sextant.live.news";
    private static final String NAME = "sextant.live.news";

    static void register(Vertx vertx) {
        vertx.eventBus().registerCodec(new NewsCodec());
    }

    static DeliveryOptions options() {
        return new DeliveryOptions().setCodecName(NAME).setLocalOnly(true);
    }

    @Override
    public News transform(News news) {
        return news;
    }

    @Override
    public void encodeToWire(Buffer buffer, News news) {
        throw new UnsupportedOperationException("news stays on its node");
    }

    @Override
    public News decodeFromWire(int position, Buffer buffer) {
        throw new UnsupportedOperationException("news stays on its node");
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public byte systemCodecID() {
        return -1;
    }
}
