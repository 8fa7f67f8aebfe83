package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("The replica in a browser")
class ReplicaStory {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden", "replica");
    private static final Path REPLICA = Path.of("webroot", "app", "live", "replica.js");

    /** Plays a golden file; says what is other than it must be, or nothing. */
    private static final String PLAY = """
            async text => {
              const {receive, fetched} = await import('/app/live/replica.js');
              const sorted = value => Array.isArray(value) ? value.map(sorted)
                : value && typeof value === 'object'
                  ? Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])])) : value;
              const same = (one, other) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
              const {start, messages, expect} = JSON.parse(text);
              const wrong = [];
              let replica = start;
              for (const message of messages) {
                const after = receive(replica, message);
                if (after.gap) wrong.push(`a gap before ${message.head}`);
                replica = after.replica;
              }
              if (!same(replica, expect)) wrong.push('not the view that it must show');
              const changes = messages.flatMap(message => message.changes ?? []);
              const missed = fetched(start, {epoch: start.epoch, seq: expect.seq, changes});
              if (missed.gap || !same(missed.replica, expect)) wrong.push('another view after asking what came since');
              const last = changes.at(-1);
              const hole = receive(start, {epoch: start.epoch, head: last.seq, changes: [last]});
              if (last.after > start.seq && (!hole.gap || hole.replica.seq !== start.seq || hole.replica.view !== start.view)) wrong.push('a hole was not seen');
              if (!receive(start, {...messages[0], epoch: 'another'}).gap) wrong.push('another epoch was not seen');
              return wrong;
            }""";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("makes of every golden file what Java makes of it, sees holes and other epochs")
    void everyFile() throws IOException {
        Person screen = browser.person("screen", "zh-CN", Screen.DESK);
        screen.context().route("**/*", ReplicaStory::fromDisk);
        screen.opens("http://sextant.test/");
        try (Stream<Path> files = Files.list(GOLDEN)) {
            List<Path> all = files.sorted().toList();
            assertThat(all).isNotEmpty();
            for (Path file : all) {
                assertThat(screen.page().evaluate(PLAY, Files.readString(file)))
                        .as(file.getFileName().toString())
                        .isEqualTo(List.of());
            }
        }
        assertThat(screen.complaints()).isEmpty();
    }

    private static void fromDisk(Route route) {
        boolean script = route.request().url().endsWith("/app/live/replica.js");
        var options = new Route.FulfillOptions().setContentType(script ? "text/javascript" : "text/html");
        route.fulfill(script ? options.setPath(REPLICA) : options.setBody("<!doctype html><title>screen</title>"));
    }
}
