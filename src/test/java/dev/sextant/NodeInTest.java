package dev.sextant;

import dev.sextant.courier.Pace;
import dev.sextant.demo.Scenario;
import dev.sextant.ops.ServerClock;
import dev.sextant.ops.Settings;
import dev.sextant.people.Account;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lets a story start and stop a node in its own JVM; the wiring itself is not public. */
public final class NodeInTest {
    private final Ending ending = new Ending();
    private final Ground ground;
    private final Node node;

    private NodeInTest(Settings settings, ServerClock clock, boolean demo, Pace pace) {
        this.ground = Ground.lay(settings, ending);
        this.node = Node.start(ground, clock, demo, ending, pace);
    }

    /** A node in the demo's mode, at which people sign in by one tap; nobody is there yet. */
    public static NodeInTest start(Settings settings, ServerClock clock) {
        return new NodeInTest(settings, clock, true, Pace.USUAL);
    }

    /** A node as {@code serve} runs it. */
    public static NodeInTest serving(Settings settings) {
        return serving(settings, Pace.USUAL);
    }

    /** The same, as patient as this with the receivers of released texts. */
    public static NodeInTest serving(Settings settings, Pace pace) {
        return new NodeInTest(settings, ServerClock.system(), false, pace);
    }

    /** What the first start prints: where the first administrator begins. */
    public Optional<String> firstLink() {
        return FirstStart.link(ground, node);
    }

    /** Lets these people sign in, all with one password. */
    public void letIn(List<Scenario.Person> people, String password) {
        Ground.await(node.people().passwords().keep(password).compose(secret -> {
            List<Future<?>> put = new ArrayList<>();
            for (Scenario.Person person : people) {
                put.add(ground.accounts.put(
                        new Account(person.account(), person.name(), person.roles(), null, false, secret)));
            }
            return Future.all(put);
        }));
    }

    public int port() {
        return node.port();
    }

    public Vertx vertx() {
        return ground.vertx;
    }

    public void stop() {
        ending.close();
    }
}
