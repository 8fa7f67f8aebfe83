package dev.sextant.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A trace of Chromium: which script ran because a message came. Times in the trace are microseconds. */
final class Trace {
    private static final Set<String> SCRIPT =
            Set.of("FunctionCall", "RunMicrotasks", "EvaluateScript", "v8.callFunction");
    private static final String TASK = "RunTask";
    private static final String MESSAGE = "WebSocketReceive";

    private final List<Span> spans = new ArrayList<>();
    private final List<Span> messages = new ArrayList<>();

    private record Span(String name, String thread, double from, double to) {
        boolean holds(Span other) {
            return thread.equals(other.thread) && from <= other.from && other.to <= to;
        }
    }

    Trace(JsonObject trace) {
        JsonArray events = trace.getJsonArray("traceEvents");
        for (int i = 0; i < events.size(); i++) {
            JsonObject event = events.getJsonObject(i);
            String name = event.getString("name", "");
            double from = event.getDouble("ts", 0.0);
            var span = new Span(
                    name,
                    event.getValue("pid") + "." + event.getValue("tid"),
                    from,
                    from + event.getDouble("dur", 0.0));
            if (name.equals(MESSAGE)) {
                messages.add(span);
            } else if (event.containsKey("dur") && (name.equals(TASK) || SCRIPT.contains(name))) {
                spans.add(span);
            }
        }
    }

    /** For each task of the page that took in messages, the milliseconds of script in it: the patch and the drawing it causes. */
    List<Double> scriptOfMessages() {
        return spans.stream()
                .filter(task -> task.name().equals(TASK) && messages.stream().anyMatch(task::holds))
                .map(this::scriptIn)
                .sorted()
                .toList();
    }

    /** The same for every task of the page, the clocks that tick once a second among them: the longest ones, in milliseconds. */
    List<Double> longestScripts(int most) {
        return spans.stream()
                .filter(task -> task.name().equals(TASK))
                .map(this::scriptIn)
                .sorted(Comparator.reverseOrder())
                .limit(most)
                .toList();
    }

    private double scriptIn(Span task) {
        List<Span> inside = spans.stream()
                .filter(span -> SCRIPT.contains(span.name()) && task.holds(span))
                .sorted(Comparator.comparingDouble(Span::from).thenComparing(Span::to, Comparator.reverseOrder()))
                .toList();
        double sum = 0;
        double until = 0;
        for (Span span : inside) {
            if (span.from() >= until) {
                sum += span.to() - span.from();
                until = span.to();
            }
        }
        return sum / 1000;
    }
}
