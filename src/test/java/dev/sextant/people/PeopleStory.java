package dev.sextant.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Person;
import dev.sextant.journal.RedisLink;
import dev.sextant.kit.Authenticator;
import dev.sextant.kit.RedisServer;
import dev.sextant.kit.TestVault;
import dev.sextant.plan.Label;
import dev.sextant.vault.MasterKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("People, in a real Redis")
class PeopleStory {
    private static final Vertx VERTX = Vertx.vertx();
    private static final RedisLink LINK = RedisServer.shared().link(VERTX);

    private final Accounts accounts = new Accounts(LINK::send);
    private final Passwords passwords = new Passwords(VERTX);
    private final String id = "p" + UUID.randomUUID().toString().substring(0, 8);

    @AfterAll
    static void close() {
        LINK.close();
        await(VERTX.close());
    }

    @Test
    @DisplayName("an account is added once, changed, listed and removed")
    void account() {
        Account account = new Account(
                id,
                Label.of("zh", "甲", "en", "A"),
                List.of("groupHead@onSite"),
                "en",
                false,
                await(passwords.keep("eight or more")));
        assertThat(await(accounts.add(account))).isTrue();
        assertThat(await(accounts.add(account.withLocked(true)))).isFalse();
        assertThat(await(accounts.find(id))).contains(account);
        await(accounts.put(account.withLocked(true)));
        assertThat(await(accounts.all())).anyMatch(one -> one.id().equals(id) && one.locked());
        assertThat(await(accounts.remove(id))).isTrue();
        assertThat(await(accounts.remove(id))).isFalse();
        assertThat(await(accounts.find(id))).isEmpty();
    }

    @Test
    @DisplayName("a session ended on one node ends on the other, and so do all of an account")
    void sessions() {
        Account account = new Account(id, Names.same("乙"), List.of("observer"), null, false, "");
        Sessions here = sessionsOfANode();
        Sessions there = sessionsOfANode();
        List<String> told = new CopyOnWriteArrayList<>();
        there.onEnded(told::add);
        String token = await(here.start(account, "", true));
        Session session = await(there.find(token)).orElseThrow();
        assertThat(session.actor().roles()).containsExactly("observer");
        there.hold(session.id());
        await(there.sweep());
        assertThat(told).isEmpty();
        await(here.end(session));
        await(there.sweep());
        assertThat(told).containsExactly(session.id());
        assertThat(await(there.find(token))).isEmpty();

        String first = await(here.start(account, "", true));
        String second = await(there.start(account, "", true));
        await(here.endAll(id));
        assertThat(await(there.find(first))).isEmpty();
        assertThat(await(here.find(second))).isEmpty();
    }

    @Test
    @DisplayName(
            "a code of the second factor is good for one of many who come with it at the same moment, on two nodes")
    void codesRaced() throws IOException {
        Instant now = Instant.parse("2026-04-18T01:00:00Z");
        MasterKey key = MasterKey.in(Files.createTempDirectory("sextant-keys"));
        List<SecondFactors> nodes = List.of(
                new SecondFactors(LINK::send, () -> now, key, Set.of()),
                new SecondFactors(LINK::send, () -> now, key, Set.of()));
        Authenticator app = new Authenticator(await(nodes.get(0).begin(id)).secret());
        List<String> recovery =
                await(nodes.get(1).turnOn(id, app.code(now.minusSeconds(30)))).orElseThrow();
        assertThat(raced(nodes, app.code(now))).isOne();
        assertThat(raced(nodes, recovery.get(0))).isOne();
        assertThat(raced(nodes, recovery.get(0))).isZero();
        assertThat(await(nodes.get(0).of(id)).orElseThrow().recoveryLeft()).isEqualTo(9);
    }

    /** How many of those who came with this code were let in. */
    private long raced(List<SecondFactors> nodes, String code) {
        List<Future<Boolean>> all = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 20; i++) {
            all.add(nodes.get(i % nodes.size()).use(id, code));
        }
        await(Future.join(all));
        return all.stream().filter(Future::result).count();
    }

    @Test
    @DisplayName("a proof of who somebody is stays with the session, and brings back none that ended")
    void proofs() {
        Account account = new Account(id, Names.same("丙"), List.of("observer"), null, false, "");
        Sessions sessions = sessionsOfANode();
        String token = await(sessions.start(account, "", false));
        Session session = await(sessions.find(token)).orElseThrow();
        assertThat(sessions.acting(session, null).sinceProof()).isNull();
        assertThat(await(sessions.prove(session))).isTrue();
        Session proved = await(sessionsOfANode().find(token)).orElseThrow();
        assertThat(sessions.acting(proved, null).sinceProof()).isLessThan(Duration.ofMinutes(1));
        assertThat(await(LINK.send(Request.cmd(Command.PTTL).arg("{s0}:people:session:" + session.id())))
                        .toLong())
                .as("it ends when it would have")
                .isPositive();
        await(sessions.end(session));
        assertThat(await(sessions.prove(session))).isFalse();
        assertThat(await(sessions.find(token))).isEmpty();
    }

    @Test
    @DisplayName("who is at a record is seen by the others, and forgotten when nothing is heard of them for 20 s")
    void presence() {
        Instant began = Instant.parse("2026-04-18T01:00:00Z");
        Presence presence = presenceAt(began);
        Presence.Here writing = here("甲", "ST-01", true, began);
        Presence.Here reading = here("乙", "ST-01", false, began.plusSeconds(1));
        assertThat(await(presence.at(id, "one", 0, writing))).isEmpty();
        assertThat(await(presence.at(id, "two", 0, reading))).containsExactly(writing);
        assertThat(await(presence.at(id, "one", 1, here("甲", null, false, began))))
                .containsExactly(writing, reading);
        assertThat(await(presence.at("elsewhere", "one", 0, writing))).isEmpty();

        await(presence.gone(id, "one", 1));
        Instant later = began.plusSeconds(15);
        await(presenceAt(later).at(id, "two", 0, here("乙", "ST-01", false, later)));
        assertThat(await(presenceAt(began.plusSeconds(21)).at(id, "three", 0, reading)))
                .containsExactly(reading);
    }

    private static Presence presenceAt(Instant now) {
        return new Presence(LINK::send, () -> now);
    }

    private static Presence.Here here(String name, @Nullable String record, boolean editing, Instant since) {
        return new Presence.Here(new Person(name, Names.same(name)), "media", record, editing, since);
    }

    @Test
    @DisplayName(
            "a password is known again, another is not, and a crowd of sign-ins is sent away rather than kept waiting")
    void passwords() {
        String kept = await(passwords.keep("correct horse"));
        assertThat(await(passwords.matches("correct horse", kept))).isTrue();
        assertThat(await(passwords.matches("correct hörse", kept))).isFalse();
        assertThat(await(passwords.matchesNobody("correct horse"))).isFalse();
        List<Future<Boolean>> crowd = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 100; i++) {
            crowd.add(passwords.matches("guess " + i, kept));
        }
        assertThat(crowd).anyMatch(guess -> guess.failed() && guess.cause() instanceof Passwords.Busy);
        await(Future.join(crowd).otherwiseEmpty());
        assertThat(await(passwords.matches("correct horse", kept))).isTrue();
    }

    private static Sessions sessionsOfANode() {
        return new Sessions(
                LINK::send,
                InstantSource.system(),
                new SessionLimits(Duration.ofHours(1), Duration.ofHours(2)),
                TestVault.master());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError("nothing happened for twenty seconds", late);
        }
    }
}
