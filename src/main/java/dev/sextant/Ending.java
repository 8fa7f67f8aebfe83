package dev.sextant;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What must be done before the process ends, the last begun first: however it ends (Ctrl-C, SIGTERM, a start that failed half
 * way), nothing that it started outlives it.
 */
final class Ending implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final Deque<Runnable> steps = new ArrayDeque<>();
    private boolean over;

    /** The ending of this process. */
    static Ending ofTheProcess() {
        Ending ending = new Ending();
        Runtime.getRuntime().addShutdownHook(new Thread(ending::close, "sextant-stop"));
        return ending;
    }

    /** Does this when it ends; at once when it is over already. */
    synchronized void add(Runnable step) {
        if (over) {
            done(step);
        } else {
            steps.push(step);
        }
    }

    /** Ends it now. A second time there is nothing left to do. */
    @Override
    public synchronized void close() {
        over = true;
        while (!steps.isEmpty()) {
            done(steps.pop());
        }
    }

    private static void done(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError failed) {
            // LinkageError: somebody replaced the jar while it ran; what can still be stopped is stopped.
            LOG.warn("A step of stopping failed; going on", failed);
        }
    }
}
