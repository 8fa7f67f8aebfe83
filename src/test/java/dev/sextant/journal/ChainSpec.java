package dev.sextant.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The chain of hashes")
final class ChainSpec {
    private static final String INCIDENT = "i-1";
    private static final int LENGTH = 20;

    private final List<Entry> entries = new ArrayList<>(journalOf(LENGTH));
    private final Chain.End end = new Chain.End(LENGTH, entries.get(LENGTH - 1).hash());

    private static List<Entry> journalOf(int length) {
        List<Entry> entries = new ArrayList<>();
        String previous = Chain.GENESIS;
        for (int seq = 1; seq <= length; seq++) {
            Instant at = Instant.parse("2026-04-18T01:00:00Z").plusSeconds(seq);
            String body = "{\"count\":" + seq + "}";
            String hash = Chain.hash(previous, INCIDENT, seq, at, "c" + seq, body);
            entries.add(new Entry(INCIDENT, seq, at, "c" + seq, body, previous, hash));
            previous = hash;
        }
        return entries;
    }

    @Test
    @DisplayName("is whole when nothing was touched, and empty journals are whole too")
    void whole() {
        assertThat(verify()).isEqualTo(new Chain.Verdict.Whole(LENGTH, end.hash()));
        assertThat(Chain.verify(INCIDENT, List.of(), new Chain.End(0, Chain.GENESIS)))
                .isEqualTo(new Chain.Verdict.Whole(0, Chain.GENESIS));
    }

    @Test
    @DisplayName("names the entry of which anything was changed: text, time, command, hash")
    void changed() {
        for (int i = 0; i < LENGTH; i++) {
            Entry e = entries.get(i);
            List<Entry> changes = List.of(
                    new Entry(INCIDENT, e.seq(), e.at(), e.commandId(), e.body() + " ", e.previousHash(), e.hash()),
                    new Entry(
                            INCIDENT,
                            e.seq(),
                            e.at().plusNanos(1),
                            e.commandId(),
                            e.body(),
                            e.previousHash(),
                            e.hash()),
                    new Entry(INCIDENT, e.seq(), e.at(), "other", e.body(), e.previousHash(), e.hash()),
                    new Entry(INCIDENT, e.seq(), e.at(), e.commandId(), e.body(), e.previousHash(), "0".repeat(64)),
                    new Entry(INCIDENT, e.seq(), e.at(), e.commandId(), e.body(), "1".repeat(64), e.hash()));
            for (Entry change : changes) {
                entries.set(i, change);
                assertThat(broken().seq()).isEqualTo(e.seq());
            }
            entries.set(i, e);
        }
    }

    @Test
    @DisplayName("shows that an entry was changed even when its own hash was made to fit")
    void changedCleverly() {
        Entry e = entries.get(9);
        String hash = Chain.hash(e.previousHash(), INCIDENT, 10, e.at(), e.commandId(), "{}");
        entries.set(9, new Entry(INCIDENT, 10, e.at(), e.commandId(), "{}", e.previousHash(), hash));

        assertThat(broken().seq()).isEqualTo(11);
        assertThat(broken().why()).contains("does not follow the one before it");
    }

    @Test
    @DisplayName("names the entry that is missing")
    void removed() {
        for (int i = 0; i < LENGTH; i++) {
            Entry removed = entries.remove(i);
            assertThat(broken().seq()).isEqualTo(removed.seq());
            assertThat(broken().why()).contains("missing");
            entries.add(i, removed);
        }
    }

    @Test
    @DisplayName("names the first of two entries that changed places, and one that stands twice")
    void reordered() {
        Collections.swap(entries, 4, 12);
        assertThat(broken().seq()).isEqualTo(5);
        Collections.swap(entries, 4, 12);

        entries.add(7, entries.get(6));
        assertThat(broken().seq()).isEqualTo(8);
    }

    @Test
    @DisplayName("shows that the end was cut off, since the store keeps the head apart")
    void truncated() {
        entries.subList(15, LENGTH).clear();
        assertThat(broken())
                .isEqualTo(new Chain.Verdict.Broken(16, "entry 16 and all after it are missing: 20 were written"));
    }

    @Test
    @DisplayName("shows that a whole journal was written anew, to whoever knows an earlier head")
    void rewritten() {
        List<Entry> forged = journalOf(LENGTH + 1);
        assertThat(Chain.verify(INCIDENT, forged, end)).isInstanceOf(Chain.Verdict.Broken.class);
        assertThat(Chain.verify("i-2", entries, null)).isInstanceOf(Chain.Verdict.Broken.class);
    }

    private Chain.Verdict verify() {
        return Chain.verify(INCIDENT, entries, end);
    }

    private Chain.Verdict.Broken broken() {
        return (Chain.Verdict.Broken) verify();
    }
}
