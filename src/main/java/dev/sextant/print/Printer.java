package dev.sextant.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;

/** One page at a time becomes a PDF; whoever finds too many waiting is told to come again. */
public final class Printer {
    /** The family that a page's style names. */
    public static final String FONT = "Noto Sans SC";

    private static final int BOLD = 700;
    private static final int NORMAL = 400;
    private static final int MOST_WAITING = 8;
    private static final int TIMEOUT_SECONDS = 30;

    private final WorkerExecutor worker;
    private final AtomicInteger waiting = new AtomicInteger();

    static {
        XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
    }

    /** Too many pages wait to be printed. */
    public static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1;

        Busy() {
            super("too many pages wait to be printed", null, false, false);
        }
    }

    public Printer(Vertx vertx) {
        this.worker = vertx.createSharedWorkerExecutor("sextant-print", 1, TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * The page as a PDF. Fails with {@link Busy} when too many wait, or when it takes longer than half a minute.
     *
     * @param page HTML that is well-formed XML, with its style in it
     */
    public Future<Buffer> pdf(String page) {
        if (waiting.incrementAndGet() > MOST_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(new Busy());
        }
        return worker.executeBlocking(() -> rendered(page), true)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .onComplete(done -> waiting.decrementAndGet());
    }

    private static Buffer rendered(String page) throws IOException {
        var bytes = new ByteArrayOutputStream();
        new PdfRendererBuilder()
                .useUriResolver((base, uri) -> null)
                .useFont(() -> font("Regular"), FONT, NORMAL, FontStyle.NORMAL, true)
                .useFont(() -> font("Bold"), FONT, BOLD, FontStyle.NORMAL, true)
                .withHtmlContent(page, null)
                .withProducer("Sextant")
                .toStream(bytes)
                .run();
        return Buffer.buffer(bytes.toByteArray());
    }

    private static InputStream font(String weight) {
        String path = "/fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf";
        return Objects.requireNonNull(Printer.class.getResourceAsStream(path), path);
    }
}
