package dev.sextant.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds record types that start each other at once and without end: one post would fill the boards. Only what always
 * happens goes round: a start with {@code when} or {@code each} can come to nothing, a step needs a state that knows it, and
 * what waits for a person's move stops there.
 */
final class StartRings {
    private final Map<String, RecordType> types;
    private final Map<String, Section> sections;
    private final Problems problems;
    private final Set<Cause> done = new HashSet<>();

    /** What happens to a record, and with it what follows. */
    private record Cause(String type, String on) {}

    /**
     * What follows at once.
     *
     * @param start whether a record starts by it; else one takes a step
     */
    private record Link(Cause from, Cause to, boolean start, Place at) {}

    StartRings(Map<String, RecordType> types, Map<String, Section> sections, Problems problems) {
        this.types = types;
        this.sections = sections;
        this.problems = problems;
    }

    void find() {
        for (RecordType type : types.values()) {
            type.starts().forEach(start -> follow(new Cause(type.id(), start.on()), List.of()));
        }
    }

    private void follow(Cause cause, List<Link> path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.get(i).from().equals(cause)) {
                tell(path.subList(i, path.size()));
                return;
            }
        }
        if (done.contains(cause)) return;
        for (Link link : links(cause)) {
            follow(link.to(), Stream.concat(path.stream(), Stream.of(link)).toList());
        }
        done.add(cause);
    }

    private void tell(List<Link> ring) {
        List<Link> starts = ring.stream().filter(Link::start).toList();
        if (starts.isEmpty()) return;
        List<String> names =
                new ArrayList<>(ring.stream().map(link -> link.from().type()).toList());
        names.add(names.get(0));
        problems.report(
                starts.get(0).at(),
                "“%s”自己启动自己，没有尽头：%s；请去掉其中一个 starts，或写上“when”",
                "'%s' starts itself: %s: take one of these starts out, or give it a 'when'",
                names.get(0),
                String.join(" → ", names));
    }

    private List<Link> links(Cause cause) {
        List<Link> links = new ArrayList<>();
        RecordType type = types.get(cause.type());
        Section section = sections.get(cause.type());
        if (type == null || section == null) return links;
        List<Section> starts = section.list("starts", Called.START);
        for (int i = 0; i < type.starts().size() && i < starts.size(); i++) {
            RecordType.Start start = type.starts().get(i);
            if (start.on().equals(cause.on()) && start.when() == null && start.each() == null)
                links.add(new Link(
                        cause,
                        new Cause(start.type(), "post"),
                        true,
                        starts.get(i).place()));
        }
        for (RecordType.Step step : type.then()) {
            if (step.on().equals(cause.on()) && canBeRepeated(step))
                links.add(new Link(cause, new Cause(step.type(), step.move()), false, section.place()));
        }
        return links;
    }

    /** Whether a record that took the step stands where it can take it again. */
    private boolean canBeRepeated(RecordType.Step step) {
        RecordType type = types.get(step.type());
        if (type == null) return false;
        Map<String, Lifecycle.State> states = type.lifecycle().states();
        return states.values().stream()
                .map(state -> state.moves().get(step.move()))
                .filter(move -> move != null)
                .flatMap(move -> move.targets().stream())
                .map(states::get)
                .anyMatch(state -> state != null && state.moves().containsKey(step.move()));
    }
}
