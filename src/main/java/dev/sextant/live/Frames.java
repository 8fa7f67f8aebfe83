package dev.sextant.live;

import dev.sextant.ops.ServerClock;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Frames in the bridge's protocol, put together from pieces that are encoded already. */
final class Frames {
    private final ServerClock clock;

    Frames(ServerClock clock) {
        this.clock = clock;
    }

    /** Nothing new, and that is vouched for. */
    Buffer head(String address, Head head) {
        return begun(address, head).appendString("}}");
    }

    Buffer changes(String address, Head head, List<Buffer> changes) {
        Buffer frame = begun(address, head).appendString(",\"changes\":[");
        join(frame, changes);
        return frame.appendString("]}}");
    }

    /** The server goes; come back after so many milliseconds. */
    static Buffer bye(long retryMs) {
        return Buffer.buffer("{\"type\":\"rec\",\"address\":\"\",\"body\":{\"bye\":true,\"retryMs\":" + retryMs + "}}");
    }

    static void join(Buffer into, List<Buffer> pieces) {
        String comma = "";
        for (Buffer piece : pieces) {
            into.appendString(comma).appendBuffer(piece);
            comma = ",";
        }
    }

    private Buffer begun(String address, Head head) {
        double rate = clock.rate();
        String speed = rate == Math.rint(rate) ? Long.toString((long) rate) : Double.toString(rate);
        return Buffer.buffer("{\"type\":\"rec\",\"address\":\"" + address + "\",\"body\":{\"epoch\":\"" + head.epoch()
                + "\",\"head\":" + head.seq() + ",\"now\":" + clock.millis() + ",\"rate\":" + speed);
    }
}
