package dev.sextant.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.board.MergePatch;
import dev.sextant.board.Picture;
import dev.sextant.incident.Actor;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Stamp;
import dev.sextant.journal.Entry;
import dev.sextant.journal.Position;
import dev.sextant.kit.AnyCommand;
import dev.sextant.kit.Gen;
import dev.sextant.kit.ShippedPlan;
import dev.sextant.kit.TestVault;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.wire.CommandJson;
import dev.sextant.wire.EventJson;
import dev.sextant.wire.Seal;
import dev.sextant.wire.ValueJson;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("For any sequence of commands that people may give")
final class ViewLaw {
    private static final Plan PLAN = ShippedPlan.plan();
    private static final Instant START = Instant.parse("2026-04-18T01:00:00Z");
    private static final int COMMANDS = 140;
    private static final List<Actor> PEOPLE = List.of(everybody("one"), everybody("two"), everybody("three"));

    private static Actor everybody(String id) {
        Set<String> roles = new TreeSet<>();
        for (String role : PLAN.roles().keySet()) {
            roles.add(role);
            PLAN.groups().keySet().forEach(group -> roles.add(role + "@" + group));
        }
        return new Actor(id, Label.of("zh", id, "en", id), roles);
    }

    /** What happened, as the journal has it. */
    private static List<Entry> story(long seed) {
        Gen gen = new Gen(seed);
        AnyCommand any = new AnyCommand(gen, PLAN);
        List<Entry> entries = new ArrayList<>();
        Picture now = Picture.before(PLAN, "INC-1");
        Instant at = START;
        for (int i = 0; i < COMMANDS; i++) {
            at = at.plusSeconds(gen.number(0, 240));
            Actor by = gen.oneOf(PEOPLE);
            JsonObject json = any.next(now.incident());
            CommandJson.Reading reading = CommandJson.read(new JsonObject(json.encode()), false);
            if (reading.command() == null) {
                throw new AssertionError("seed " + seed + ": " + json + " " + reading.faults());
            }
            if (Deciding.decide(now.incident(), reading.command(), by, at) instanceof Decision.Accepted accepted) {
                for (Event event : accepted.events()) {
                    long seq = entries.size() + 1L;
                    now = now.after(event, new Stamp(seq, at, by.person()));
                    entries.add(
                            new Entry("INC-1", seq, at, "c", EventJson.write(event, by.person(), Seal.NONE), "", ""));
                }
            }
        }
        assertThat(entries).as("seed %d: events", seed).hasSizeGreaterThan(COMMANDS / 3);
        return entries;
    }

    private static Picture after(Picture before, Entry entry) {
        EventJson.Written written = EventJson.read(entry.body(), Seal.NONE);
        return before.after(written.event(), new Stamp(entry.seq(), entry.at(), written.by()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("the old view and the patch make the new view, for every view, as values and as JSON")
    void oldViewAndPatch(long seed) {
        Picture last = Picture.before(PLAN, "INC-1");
        Picture unbroken = last;
        Map<String, Map<String, Object>> before = Map.of();
        Map<String, JsonObject> clients = new HashMap<>();
        for (Entry entry : story(seed)) {
            last = after(last, entry);
            unbroken = after(unbroken, entry);
            Map<String, Map<String, Object>> now = last.drawn();
            for (String view : now.keySet()) {
                Map<String, Object> old = before.getOrDefault(view, Map.of());
                Map<String, ?> patch = MergePatch.between(old, now.get(view)).orElse(Map.of());
                JsonObject wanted = shown(now.get(view));
                same(wanted, shown(MergePatch.apply(old, patch)), seed, entry.seq(), view);
                JsonObject client = patch.isEmpty()
                        ? clients.getOrDefault(view, new JsonObject())
                        : Patched.by(clients.getOrDefault(view, new JsonObject()), shownPatch(patch));
                same(wanted, client, seed, entry.seq(), view + " as JSON");
                clients.put(view, client);
            }
            before = now;
        }
        assertThat(shownAll(unbroken.drawn()))
                .as("seed %d: drawn step by step is drawn at once", seed)
                .isEqualTo(shownAll(before));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    @DisplayName("whoever was away since any drawing gets what makes the view of it, from the ring or whole")
    void recovery(long seed) {
        Gen gen = new Gen(seed);
        LivePicture picture = new LivePicture("INC-1", "e", PLAN, version -> PLAN, TestVault.keys());
        Map<Long, Map<String, JsonObject>> seen = new HashMap<>();
        for (Entry entry : story(seed)) {
            picture.take(entry);
            if (gen.percent(60)) {
                seen.put(picture.seq(), whole(picture));
            }
        }
        Map<String, JsonObject> now = whole(picture);
        seen.forEach((seq, views) -> views.forEach((name, old) -> {
            JsonObject answer = answer(picture, name, new Position("e", seq));
            same(now.getOrDefault(name, new JsonObject()), patched(old, answer), seed, seq, name);
            assertThat(answer.getLong("seq")).isBetween(seq, picture.seq());
        }));
        assertThat(answer(picture, "wall", new Position("other", 1)).containsKey("view"))
                .isTrue();
    }

    /** Asked before it is asserted: what an assertion says about two views costs more than comparing them. */
    private static void same(JsonObject wanted, JsonObject got, long seed, long seq, String view) {
        if (!wanted.equals(got)) {
            assertThat(got).as("seed %d, seq %d, %s", seed, seq, view).isEqualTo(wanted);
        }
    }

    private static JsonObject shownPatch(Map<String, ?> patch) {
        return new JsonObject(ValueJson.shownMap(patch).encode());
    }

    private static JsonObject patched(JsonObject old, JsonObject answer) {
        JsonObject view = answer.getJsonObject("view", old);
        JsonArray changes = answer.getJsonArray("changes", new JsonArray());
        for (int i = 0; i < changes.size(); i++) {
            view = Patched.by(view, changes.getJsonObject(i).getJsonObject("patch"));
        }
        return view;
    }

    private static Map<String, JsonObject> whole(LivePicture picture) {
        Map<String, JsonObject> views = new HashMap<>();
        for (String name : Picture.views(PLAN)) {
            views.put(name, answer(picture, name, new Position("none", 0)).getJsonObject("view"));
        }
        return views;
    }

    private static JsonObject answer(LivePicture picture, String name, Position since) {
        assertThat(picture.draw(name).map(Change::seq).orElse(picture.seq())).isEqualTo(picture.seq());
        LiveView view = picture.view(name);
        if (view == null) {
            throw new AssertionError("no view " + name);
        }
        return view.answer(since).toJsonObject();
    }

    private static JsonObject shown(Map<String, Object> tree) {
        return new JsonObject(ValueJson.shownMap(tree).encode());
    }

    private static Map<String, JsonObject> shownAll(Map<String, Map<String, Object>> views) {
        Map<String, JsonObject> shown = new HashMap<>();
        views.forEach((name, tree) -> shown.put(name, shown(tree)));
        return shown;
    }
}
