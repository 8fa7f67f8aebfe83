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
import dev.sextant.plan.Label;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Few people with many roles each, and the leader's too while a delegation runs, do in any order whatever can be done with one
 * statement, having read it now or earlier. The model: a set of those who ever wrote in it. Nobody of them checks, approves or
 * releases it, and no two of these steps are one person's.
 */
@DisplayName("Nobody decides on a text that holds words of his own")
final class OwnTextLaw {
    private static final String ID = "ST-01";
    private static final List<String> TEXT = List.of("title", "body", "titleEn", "bodyEn");
    private static final Set<String> DECISIONS = Set.of("check", "approve", "release");
    private static final List<String> DEEDS = List.of(
            "amend",
            "contact",
            "rule",
            "submit",
            "submit",
            "review",
            "review",
            "check",
            "check",
            "check",
            "approve",
            "approve",
            "approve",
            "release",
            "release",
            "publish",
            "return",
            "redraft",
            "delegate");
    private static final List<String> ROLES = List.of(
            "teamLeader",
            "deputyLeader",
            "spokesperson",
            "groupHead@media",
            "groupMember@media",
            "groupHead@assessment",
            "legalReviewer@assessment");
    private static final int STORIES = 200;
    private static final int STEPS = 60;

    /** What was done, and who wrote. */
    private static final class Play {
        private final Gen gen;
        private final List<Actor> people;
        private final Set<String> wrote = new HashSet<>();
        private final List<String> decided = new ArrayList<>();
        private final List<String> told = new ArrayList<>();
        private Incident incident;
        private Instant at;
        private @Nullable String review;

        Play(Gen gen, List<Actor> people) {
            this.gen = gen;
            this.people = people;
            Story begun = begun(gen.oneOf(people));
            this.incident = begun.incident();
            this.at = incident.at();
            wrote.add(statement().createdBy().id());
        }

        private Story begun(Actor author) {
            return Story.activated("yellow")
                    .given(
                            Acts.post(
                                    "statement",
                                    "kind",
                                    "holding",
                                    "title",
                                    "关于门锁故障的说明",
                                    "body",
                                    "今日凌晨系统更新后，部分住户门锁无法使用。我们已成立工作组，正在逐户上门恢复，并在三楼设接待区听取意见。下一次说明在今日十二时。",
                                    "facts",
                                    List.of(Map.of("text", "更新后门锁无法使用")),
                                    "channels",
                                    List.of("website")),
                            author,
                            "09:15");
        }

        BoardRecord statement() {
            BoardRecord record = incident.record(ID);
            if (record == null) {
                throw new AssertionError("no statement");
            }
            return record;
        }

        void steps(int many) {
            BoardRecord read = statement();
            for (int i = 0; i < many; i++) {
                read = gen.percent(80) ? statement() : read;
                does(gen.oneOf(DEEDS), gen.oneOf(people), read);
            }
        }

        private void does(String deed, Actor by, BoardRecord read) {
            at = at.plusSeconds(1);
            Decision decision = Deciding.decide(incident, command(deed, read), by, at);
            if (!(decision instanceof Decision.Accepted done)) {
                return;
            }
            told.add(by.id() + " " + deed);
            for (Event event : done.events()) {
                if (event instanceof RecordMoved moved && moved.id().equals(ID) && DECISIONS.contains(moved.move())) {
                    holds(by);
                }
                incident = incident.after(event, new Stamp(incident.seq() + 1, at, by.person()));
            }
            happened(deed, by);
        }

        private void holds(Actor by) {
            assertThat(wrote).as(tale()).doesNotContain(by.id());
            assertThat(decided).as(tale()).doesNotContain(by.id());
        }

        private void happened(String deed, Actor by) {
            switch (deed) {
                case "amend", "contact", "rule" -> {
                    wrote.add(by.id());
                    decided.clear();
                }
                case "check", "approve", "release" -> decided.add(by.id());
                case "review" ->
                    review = incident.records().ofType("legalReview").stream()
                            .reduce((one, other) -> other)
                            .map(BoardRecord::id)
                            .orElse(null);
                case "return" -> decided.clear();
                default -> {}
            }
        }

        private Command command(String deed, BoardRecord read) {
            return switch (deed) {
                case "amend" ->
                    new AmendRecord(ID, read.version(), Map.of("title", "说明" + gen.number(1, 99)), Set.of());
                case "contact" ->
                    new AmendRecord(ID, read.version(), Map.of("contactLine", "接待电话" + gen.number(1, 99)), Set.of());
                case "rule" -> new RuleOnConflict(ID, "title", gen.oneOf(List.of("current", "other")), null, "采用一处");
                case "review" -> Acts.post("legalReview", "targetType", "statement", "target", ID, "opinion", "pass");
                case "delegate" ->
                    Acts.post(
                            "delegation",
                            "to",
                            gen.oneOf(people).id(),
                            "until",
                            at.plus(Duration.ofHours(1)).toString(),
                            "reason",
                            "组长赴现场");
                case "check" -> moved(deed, review == null ? Map.of() : Map.of("legalReview", review), read);
                case "return" -> moved(deed, Map.of("reason", "请核对"), read);
                default -> moved(deed, Map.of(), read);
            };
        }

        private MoveRecord moved(String move, Map<String, Object> asked, BoardRecord read) {
            return new MoveRecord(ID, move, asked, read.version(), BoundText.hash(read, TEXT), Set.of());
        }

        private String tale() {
            return people + "\n  " + String.join("\n  ", told);
        }
    }

    @Test
    @DisplayName("however many roles few people share, whoever wrote before, and whatever comes between")
    void anyRoles() {
        int checked = 0;
        int approved = 0;
        for (int seed = 0; seed < STORIES; seed++) {
            var gen = new Gen(seed);
            var people = new ArrayList<Actor>();
            for (String id : List.of("leader", "deputy", "legal", "mediaHead").subList(0, gen.number(3, 4))) {
                people.add(person(id, new HashSet<>(gen.some(ROLES, 3, ROLES.size()))));
            }
            var play = new Play(gen, withAnAuthor(people));
            play.steps(STEPS);
            checked += play.told.stream().anyMatch(each -> each.endsWith(" check")) ? 1 : 0;
            approved += play.told.stream().anyMatch(each -> each.endsWith(" approve")) ? 1 : 0;
        }
        assertThat(checked).as("stories in which somebody checked it").isGreaterThan(STORIES / 20);
        assertThat(approved).as("stories in which somebody approved it").isPositive();
    }

    @Test
    @DisplayName("one person who holds every role gets no text of his own past the check")
    void alone() {
        for (int seed = 0; seed < STORIES / 4; seed++) {
            var play = new Play(new Gen(seed), List.of(person("leader", new HashSet<>(ROLES))));
            play.steps(STEPS);
            assertThat(play.told)
                    .as(play.tale())
                    .noneMatch(each -> each.matches("leader (check|approve|release|publish)"));
        }
    }

    /** Somebody begins the text: whoever has no role that may is given one. */
    private static List<Actor> withAnAuthor(List<Actor> people) {
        return people.stream()
                .map(each -> {
                    var roles = new HashSet<>(each.roles());
                    roles.add("groupMember@media");
                    return person(each.id(), roles);
                })
                .toList();
    }

    private static Actor person(String id, Set<String> roles) {
        Label name = Cast.of(id).name();
        return new Actor(id, name, roles).proved(Duration.ZERO);
    }
}
