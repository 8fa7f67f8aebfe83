package dev.sextant.law;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Command;
import dev.sextant.incident.Deciding;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Event;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Stamp;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.BoundText;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.RecordMoved;
import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.kit.Acts;
import dev.sextant.kit.Cast;
import dev.sextant.kit.Gen;
import dev.sextant.kit.Story;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Everybody reads the statement at one moment and acts at a later one; what happens between is up to the others. The model is
 * small: whoever decided, decided on a text; the text that stands is approved only if that very text was decided on, by
 * somebody who neither wrote nor last edited it, and nothing was written since.
 */
@DisplayName("However approving and editing meet")
final class ApprovalLaw {
    private static final String ID = "ST-01";
    private static final List<String> TEXT = List.of("title", "body", "titleEn", "bodyEn");
    private static final Set<String> APPROVED = Set.of("awaitingLeader", "approved", "published");
    private static final int STORIES = 1_500;
    private static final String BODY = "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。";

    /** What somebody means to do with what they have read. */
    private enum Deed {
        APPROVE("spokesperson", "approve"),
        APPROVE_INSTEAD("leader", "approve"),
        RELEASE("leader", "release"),
        PUBLISH("mediaOfficer", "publish"),
        EDIT_TITLE("mediaOfficer", "title"),
        EDIT_TITLE_TOO("mediaHead", "title"),
        EDIT_BODY("mediaHead", "body"),
        EDIT_CONTACT("mediaOfficer", "contactLine"),
        EDIT_AS_SPOKESPERSON("spokesperson", "body"),
        RETURN("spokesperson", "return"),
        RULE("mediaHead", "rule");

        private final String account;
        private final String what;

        Deed(String account, String what) {
            this.account = account;
            this.what = what;
        }

        Actor by() {
            return Cast.of(account);
        }

        boolean decides() {
            return this == APPROVE || this == APPROVE_INSTEAD || this == RELEASE || this == PUBLISH;
        }

        boolean edits() {
            return name().startsWith("EDIT");
        }

        Command having(BoardRecord read) {
            if (edits()) {
                String text = what.equals("body") ? BODY + "（" + name() + "）" : "说明（" + name() + "）";
                return new AmendRecord(ID, read.version(), Map.of(what, text), Set.of());
            }
            if (this == RULE) {
                return new RuleOnConflict(ID, "title", "other", null, "采用后写的");
            }
            Map<String, Object> asked = this == RETURN ? Map.of("reason", "请核对") : Map.of();
            return new MoveRecord(
                    ID, what, asked, read.version(), decides() ? BoundText.hash(read, TEXT) : null, Set.of());
        }
    }

    /** The statement waits for the spokesperson; what happens to it is checked at every step. */
    private static final class Play {
        private Incident incident;
        private Instant at;
        private final List<String> told = new ArrayList<>();

        Play(Story before) {
            incident = before.incident();
            at = incident.at();
        }

        /**
         * Two people, each of whom reads and then acts.
         *
         * @param order who takes the next step, 0 the one and 1 the other
         * @return whose act was accepted
         */
        boolean[] race(Deed one, Deed other, List<Integer> order) {
            var deeds = List.of(one, other);
            var read = new ArrayList<>(List.of(statement(), statement()));
            var steps = new int[2];
            var accepted = new boolean[2];
            for (int who : order) {
                if (steps[who]++ == 0) {
                    read.set(who, statement());
                } else {
                    accepted[who] = does(deeds.get(who), read.get(who));
                }
            }
            return accepted;
        }

        BoardRecord statement() {
            BoardRecord record = incident.record(ID);
            if (record == null) {
                throw new AssertionError("no statement");
            }
            return record;
        }

        boolean does(Deed deed, BoardRecord read) {
            BoardRecord before = statement();
            at = at.plusSeconds(1);
            Decision decision = Deciding.decide(incident, deed.having(read), deed.by(), at);
            boolean accepted = decision instanceof Decision.Accepted;
            told.add(deed + " having read version " + read.version() + " -> " + (accepted ? "accepted" : "refused"));
            if (decision instanceof Decision.Accepted done) {
                for (Event event : done.events()) {
                    incident = incident.after(
                            event, new Stamp(incident.seq() + 1, at, deed.by().person()));
                    holds(event, deed, read, before);
                }
            }
            standsOnlyWhatWasDecided();
            return accepted;
        }

        /** A decision is on the text that was read, which is the text that stood, by another than its author and last editor. */
        private void holds(Event event, Deed deed, BoardRecord read, BoardRecord before) {
            if (event instanceof RecordMoved moved && moved.id().equals(ID) && deed.decides()) {
                assertThat(moved.boundHash()).as(tale()).isEqualTo(BoundText.hash(read, TEXT));
                assertThat(BoundText.hash(before, TEXT)).as(tale()).isEqualTo(moved.boundHash());
                if (deed != Deed.PUBLISH) {
                    assertThat(before.createdBy().id())
                            .as(tale())
                            .isNotEqualTo(deed.by().id());
                    assertThat(before.lastEditor().id())
                            .as(tale())
                            .isNotEqualTo(deed.by().id());
                }
            }
        }

        /** Where it counts as approved, the last thing written is older than the approval, and so is every letter of it. */
        private void standsOnlyWhatWasDecided() {
            BoardRecord now = statement();
            if (!APPROVED.contains(now.state())) {
                return;
            }
            int written = -1;
            int approved = -1;
            int released = -1;
            for (int i = 0; i < now.history().size(); i++) {
                BoardRecord.Change change = now.history().get(i);
                written = change.act().equals("amend") || change.act().equals("rule") ? i : written;
                approved = "approve".equals(change.move()) ? i : approved;
                released = "release".equals(change.move()) ? i : released;
            }
            assertThat(approved).as(tale()).isGreaterThan(written);
            if (!now.state().equals("awaitingLeader")) {
                assertThat(released).as(tale() + ": the first statement").isGreaterThan(approved);
            }
        }

        private String tale() {
            return String.join("\n  ", told);
        }
    }

    private static final Story WAITING = waiting();

    /** The same, one step before the public: approved by the spokesperson and released by the leader. */
    private static final Story APPROVED_ONE = approved();

    @Test
    @DisplayName(
            "an approval and an edit never both stand: the approval is refused, or void from the moment of the edit")
    void approvalOrEdit() {
        var outcomes = new HashSet<String>();
        for (Deed edit : Deed.values()) {
            for (List<Integer> order : edit.edits() ? orders() : List.<List<Integer>>of()) {
                var play = new Play(WAITING);
                boolean[] accepted = play.race(Deed.APPROVE, edit, order);
                assertThat(accepted[1])
                        .as("what was written is never lost: " + play.tale())
                        .isTrue();
                assertThat(play.statement().state()).as(play.tale()).isEqualTo("draft");
                outcomes.add(accepted[0] ? "void" : "refused");
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder("refused", "void");
    }

    @Test
    @DisplayName("of a publication and an edit exactly one is accepted, in every order of reading and acting")
    void publicationOrEdit() {
        var outcomes = new HashSet<String>();
        for (Deed edit : Deed.values()) {
            for (List<Integer> order : edit.edits() ? orders() : List.<List<Integer>>of()) {
                var play = new Play(APPROVED_ONE);
                boolean[] accepted = play.race(Deed.PUBLISH, edit, order);
                assertThat(accepted[0]).as(play.tale()).isNotEqualTo(accepted[1]);
                assertThat(play.statement().state()).as(play.tale()).isEqualTo(accepted[0] ? "published" : "draft");
                outcomes.add(play.statement().state());
            }
        }
        assertThat(outcomes).containsExactlyInAnyOrder("published", "draft");
    }

    private static List<List<Integer>> orders() {
        var orders = new ArrayList<List<Integer>>();
        for (int bits = 0; bits < 16; bits++) {
            if (Integer.bitCount(bits) == 2) {
                orders.add(List.of(bits & 1, bits >> 1 & 1, bits >> 2 & 1, bits >> 3 & 1));
            }
        }
        return orders;
    }

    @Test
    @DisplayName(
            "nothing is approved, released or published but the text that was read, by whoever may, whatever comes between")
    void anyStory() {
        int stood = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            var gen = new Gen(seed);
            var play = new Play(WAITING);
            var deeds = new ArrayList<Deed>();
            for (int i = 0; i < 6; i++) {
                deeds.add(gen.oneOf(List.of(Deed.values())));
            }
            var read = new ArrayList<BoardRecord>();
            deeds.forEach(deed -> read.add(play.statement()));
            for (int step = 0; step < 18; step++) {
                int who = gen.number(0, deeds.size() - 1);
                if (gen.percent(45)) {
                    read.set(who, play.statement());
                } else {
                    play.does(deeds.get(who), read.get(who));
                }
            }
            stood += APPROVED.contains(play.statement().state()) ? 1 : 0;
        }
        assertThat(stood).as("stories that got to an approval").isGreaterThan(STORIES / 50);
    }

    private static Story waiting() {
        var story = Story.activated("yellow")
                .given(
                        Acts.post(
                                "statement",
                                "kind",
                                "holding",
                                "title",
                                "关于门锁故障的说明",
                                "body",
                                BODY,
                                "facts",
                                List.of(Map.of("text", "更新后门锁无法使用")),
                                "channels",
                                List.of("website")),
                        Cast.MEDIA_OFFICER,
                        "09:15");
        story.given(Acts.move(ID, "submit"), Cast.MEDIA_OFFICER, "09:20");
        story.given(
                Acts.post("legalReview", "targetType", "statement", "target", ID, "opinion", "pass"),
                Cast.LEGAL,
                "09:30");
        return story.given(Acts.move(ID, "check", "legalReview", "LR-01"), Cast.ASSESSMENT_HEAD, "09:30");
    }

    private static Story approved() {
        var story = waiting();
        String hash = story.hash(ID, "title", "body", "titleEn", "bodyEn");
        story.given(Acts.moveHavingRead(hash, ID, "approve"), Cast.SPOKESPERSON, "09:35");
        return story.given(Acts.moveHavingRead(hash, ID, "release"), Cast.LEADER, "09:40");
    }
}
