package dev.sextant.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.vertx.core.buffer.Buffer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A frame that all screens share")
final class SharedFrameSpec {
    private static final int WHAT_MANY_CLIENTS_TAKE = 65_536;

    @ParameterizedTest(name = "{0} bytes")
    @ValueSource(ints = {0, 1, 125, 126, 65_535, 65_536, 131_070, 131_071, 300_000})
    @DisplayName("is read by a client with the usual limit as the message that it was made of")
    void read(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        EmbeddedChannel client = new EmbeddedChannel(
                new WebSocket13FrameDecoder(WebSocketDecoderConfig.newBuilder()
                        .expectMaskedFrames(false)
                        .maxFramePayloadLength(WHAT_MANY_CLIENTS_TAKE)
                        .build()),
                new WebSocketFrameAggregator(1_000_000));
        try (SharedFrame frame = new SharedFrame(Buffer.buffer(bytes))) {
            client.writeInbound(frame.share());
            client.writeInbound(frame.share());
        }
        for (int time = 1; time <= 2; time++) {
            WebSocketFrame got = client.readInbound();
            byte[] read = new byte[got.content().readableBytes()];
            got.content().readBytes(read);
            assertThat(read).isEqualTo(bytes);
            got.release();
        }
        client.finishAndReleaseAll();
    }
}
