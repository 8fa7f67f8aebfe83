package dev.sextant.spec;

import static dev.sextant.incident.Refusal.Kind.CONFIRM;
import static dev.sextant.incident.Refusal.Kind.FORBIDDEN_BY_RULE;
import static dev.sextant.incident.Refusal.Kind.INVALID;
import static dev.sextant.incident.Refusal.Kind.NOT_PERMITTED;
import static dev.sextant.incident.Refusal.Kind.OUT_OF_ORDER;
import static dev.sextant.incident.Refusal.Kind.UNKNOWN;
import static dev.sextant.kit.Acts.amend;
import static dev.sextant.kit.Acts.endAllTheSame;
import static dev.sextant.kit.Acts.move;
import static dev.sextant.kit.Acts.post;
import static dev.sextant.kit.Acts.strike;
import static dev.sextant.kit.Cast.DUTY;
import static dev.sextant.kit.Cast.LEADER;
import static dev.sextant.kit.Cast.LOGISTICS_HEAD;
import static dev.sextant.kit.Cast.MEDIA_OFFICER;
import static dev.sextant.kit.Cast.NEGOTIATION_HEAD;
import static dev.sextant.kit.Cast.ON_SITE_A;
import static dev.sextant.kit.Cast.ON_SITE_HEAD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.incident.Withheld;
import dev.sextant.incident.course.AmendIntake;
import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.record.ErasePerson;
import dev.sextant.incident.record.NoteGuestSeen;
import dev.sextant.incident.record.PersonalDataErased;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.RevealValues;
import dev.sextant.incident.record.Wording;
import dev.sextant.incident.watch.Attention;
import dev.sextant.incident.watch.Deadlines;
import dev.sextant.kit.Story;
import dev.sextant.plan.Field.Pii;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Personal data")
final class PersonalDataSpec {
    private static final String WHY = "约定会谈时间";

    @Nested
    @DisplayName("can be looked at with a reason")
    class Reveal {
        @Test
        @DisplayName("by whom the plan names, and each look is a record that says who, what, why and not the value")
        void noted() {
            var story = talks().when(new RevealValues("RP-01", List.of("name", "phone"), WHY))
                    .by(NEGOTIATION_HEAD)
                    .at("09:30")
                    .thenTypes("recordPosted", "recordPosted");
            assertThat(story.record("AL-01").fields())
                    .containsEntry("recordId", "RP-01")
                    .containsEntry("field", "姓名 / Name")
                    .containsEntry("reason", WHY)
                    .containsEntry("viewer", NEGOTIATION_HEAD.id());
            assertThat(story.record("AL-02").fields()).containsEntry("field", "电话 / Phone");
            assertThat(story.latest().toString()).doesNotContain("王秀兰").doesNotContain("0571");
        }

        @Test
        @DisplayName("also what the first receiver wrote of whoever reported it")
        void intake() {
            talks().when(new RevealValues("intake", List.of("reporterName"), WHY))
                    .by(DUTY)
                    .accepted();
            talks().when(new RevealValues("intake", List.of("reporterName"), WHY))
                    .by(NEGOTIATION_HEAD)
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
        }

        @Test
        @DisplayName("by nobody else, and nothing that is not personal")
        void notPermitted() {
            talks().when(new RevealValues("RP-01", List.of("name"), WHY))
                    .by(MEDIA_OFFICER)
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
            talks().when(new RevealValues("RP-01", List.of("scope"), WHY))
                    .by(LEADER)
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
            talks().when(new RevealValues("MC-01", List.of("patientRef"), WHY))
                    .by(NEGOTIATION_HEAD)
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
            talks().when(new RevealValues("MC-01", List.of("patientRef"), WHY))
                    .by(LOGISTICS_HEAD)
                    .accepted();
            talks().when(new RevealValues("RP-09", List.of("name"), WHY))
                    .by(LEADER)
                    .refused(UNKNOWN, "unknownRecord", "id");
        }

        @Test
        @DisplayName("by whoever typed it, for half an hour")
        void author() {
            talks().when(new RevealValues("RP-01", List.of("name"), WHY))
                    .by(ON_SITE_A)
                    .at("09:40")
                    .accepted();
            talks().when(new RevealValues("RP-01", List.of("name"), WHY))
                    .by(ON_SITE_A)
                    .at("09:55")
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
        }

        @Test
        @DisplayName("never without one, nor nothing at all")
        void reason() {
            talks().when(new RevealValues("RP-01", List.of("name"), " 看看 "))
                    .by(LEADER)
                    .refused(INVALID, "length", "reason");
            talks().when(new RevealValues("RP-01", List.of(), WHY)).by(LEADER).refused(INVALID, "count", "fields");
            talks().when(new RevealValues("RP-02", List.of("unit"), WHY))
                    .by(LEADER)
                    .refused(INVALID, "empty", "fields");
        }

        @Test
        @DisplayName(
                "also the number of a helper who came by a code, by whoever may invite for that group; it counts like any other")
        void helper() {
            var story = talks().when(new NoteGuestSeen("guest-k3", "onSite", WHY))
                    .by(ON_SITE_HEAD)
                    .thenTypes("recordPosted");
            assertThat(story.record("AL-01").fields())
                    .containsEntry("reason", WHY)
                    .containsEntry("viewer", ON_SITE_HEAD.id());
            story.when(new NoteGuestSeen("guest-k3", "onSite", WHY))
                    .by(MEDIA_OFFICER)
                    .refused(NOT_PERMITTED, "notPermitted", "fields");
            story.when(new NoteGuestSeen("guest-k3", "onSite", "？")).by(LEADER).refused(INVALID, "length", "reason");
            for (int look = 0; look < 29; look++) {
                story.given(new NoteGuestSeen("guest-k3", "onSite", WHY), ON_SITE_HEAD);
            }
            story.when(new NoteGuestSeen("guest-k3", "onSite", WHY))
                    .by(ON_SITE_HEAD)
                    .refused(FORBIDDEN_BY_RULE, "tooManyReveals", "fields");
        }

        @Test
        @DisplayName("so often and no more; long before that the leader is told")
        void limit() {
            var story = talks();
            for (int look = 0; look < 10; look++) {
                story.given(new RevealValues("RP-01", List.of("name"), WHY), NEGOTIATION_HEAD, "09:30");
            }
            assertThat(alarmed(story)).isFalse();
            story.given(new RevealValues("RP-01", List.of("name"), WHY), NEGOTIATION_HEAD, "09:31");
            assertThat(alarmed(story)).isTrue();
            for (int look = 0; look < 19; look++) {
                story.given(new RevealValues("RP-01", List.of("name"), WHY), NEGOTIATION_HEAD, "09:45");
            }
            story.when(new RevealValues("RP-01", List.of("name"), WHY))
                    .by(NEGOTIATION_HEAD)
                    .at("09:50")
                    .refused(FORBIDDEN_BY_RULE, "tooManyReveals", "fields");
            story.given(new RevealValues("RP-01", List.of("name"), WHY), LEADER, "09:51")
                    .given(new RevealValues("RP-01", List.of("name"), WHY), NEGOTIATION_HEAD, "10:31");
        }

        private static boolean alarmed(Story story) {
            return Attention.of(
                            story.incident(),
                            story.incident().at(),
                            Deadlines.of(story.incident(), story.incident().at()))
                    .toString()
                    .contains("manyReveals");
        }
    }

    @Nested
    @DisplayName("can be erased, a person at a time")
    class Erase {
        @Test
        @DisplayName(
                "by the leader: nobody reads it any more, not in the history either, and what else the record says stays")
        void erased() {
            var story = talks().given(amend("RP-01", 1, "name", "王秀英"), ON_SITE_HEAD, "09:29")
                    .when(new ErasePerson("RP-01", "本人书面要求"))
                    .by(LEADER)
                    .at("09:30")
                    .then(new PersonalDataErased("RP-01", List.of(Pii.P2, Pii.P3), List.of("RP-01"), "本人书面要求"));
            assertThat(story.record("RP-01").fields())
                    .containsEntry("name", Withheld.ERASED)
                    .containsEntry("phone", Withheld.ERASED)
                    .containsEntry("scope", "3号楼");
            assertThat(story.record("RP-01").toString()).doesNotContain("王秀").doesNotContain("0571");
            assertThat(story.record("RP-02").fields()).containsEntry("name", "李建国");
        }

        @Test
        @DisplayName("and cannot be written down again; everything else goes on")
        void notAgain() {
            var story = talks().given(new ErasePerson("RP-01", "本人书面要求"), LEADER, "09:30");
            story.when(amend("RP-01", 2, "name", "王秀兰")).by(LEADER).refused(OUT_OF_ORDER, "erased", "fields.name");
            story.given(amend("RP-01", 2, "scope", "3号楼和4号楼"), LEADER)
                    .given(move("RP-01", "leave"), NEGOTIATION_HEAD)
                    .given(post("representative", "name", "王秀兰"), ON_SITE_A);
            story.when(new ErasePerson("RP-01", "本人书面要求")).by(LEADER).refused(OUT_OF_ORDER, "erased", "record");
            story.when(new RevealValues("RP-01", List.of("name"), WHY))
                    .by(LEADER)
                    .refused(INVALID, "erased", "fields");
        }

        @Test
        @DisplayName("with values that are no texts, which are gone")
        void otherKinds() {
            var story = talks().given(new ErasePerson("MC-01", "本人书面要求"), LEADER, "09:30");
            assertThat(story.record("MC-01").fields())
                    .containsEntry("cause", Withheld.ERASED)
                    .containsEntry("patientRef", Withheld.ERASED)
                    .containsEntry("medicalTriage", "urgent");
        }

        @Test
        @DisplayName(
                "after a look at the texts that name the person: they are not sealed, and afterwards nobody knows what to look for")
        void namedElsewhere() {
            var story = talks().given(said("王秀兰到了"), ON_SITE_A)
                    .given(said("李建国也在"), ON_SITE_A)
                    .given(noted("代表电话13805712266，已回访"), ON_SITE_A)
                    .given(new AmendIntake(Map.of("coreDemand", "王秀兰等人要求恢复门锁"), "补充"), DUTY, "09:28");
            story.when(new ErasePerson("RP-01", "本人书面要求")).by(LEADER).refused(CONFIRM, "namedElsewhere", "");
            assertThat(story.when(new ErasePerson("RP-01", "本人书面要求"))
                            .by(LEADER)
                            .refused()
                            .faults()
                            .get(0)
                            .records())
                    .containsExactlyInAnyOrder("intake", "CO-01", "LG-01");
            story.given(strike("CO-01"), LEADER)
                    .given(strike("LG-01"), LEADER)
                    .given(new AmendIntake(Map.of("coreDemand", "业主代表要求恢复门锁"), "不写姓名"), DUTY)
                    .given(new ErasePerson("RP-01", "本人书面要求"), LEADER);
            talks().given(noted("王秀兰到了"), ON_SITE_A).given(allTheSame("RP-01"), LEADER);
        }

        @Test
        @DisplayName("never by others, without a reason, or while the data is held")
        void refused() {
            talks().when(new ErasePerson("RP-01", "本人书面要求"))
                    .by(NEGOTIATION_HEAD)
                    .refused(NOT_PERMITTED, "notPermitted", "record");
            talks().when(new ErasePerson("RP-01", "删")).by(LEADER).refused(INVALID, "required", "reason");
            talks().when(new ErasePerson("Z-01", "本人书面要求"))
                    .by(LEADER)
                    .refused(OUT_OF_ORDER, "nothingPersonal", "record");
            var held = talks().given(post("dataHold", "reason", "已进入诉讼程序"), LEADER, "09:29");
            held.when(new ErasePerson("RP-01", "本人书面要求")).by(LEADER).refused(FORBIDDEN_BY_RULE, "held", "record");
            held.given(move("HD-01", "lift"), LEADER).given(new ErasePerson("RP-01", "本人书面要求"), LEADER);
        }
    }

    @Nested
    @DisplayName("does not go into a report")
    class Told {
        @Test
        @DisplayName("as it was noted, nor a name or number out of a longer note; once it is erased nobody knows it")
        void report() {
            for (String told : List.of("王秀兰代表群众提出", "联系电话13805712266，已回访", "身份证330106196507120023已核对")) {
                var story = talks().given(
                                post(
                                        "situationReport",
                                        "reportType",
                                        "initial",
                                        "body",
                                        told + "，现场总体平稳，正在登记诉求。",
                                        "recipients",
                                        "集团总值班"),
                                DUTY,
                                "09:28");
                story.when(move("SR-01", "submit"))
                        .by(DUTY)
                        .at("09:30")
                        .refused(FORBIDDEN_BY_RULE, "personalData", "fields.body");
                story.given(allTheSame("RP-01"), LEADER)
                        .given(allTheSame("MC-01"), LEADER)
                        .given(move("SR-01", "submit"), DUTY);
            }
        }
    }

    @Nested
    @DisplayName("is kept as long as the plan says")
    class Retention {
        @Test
        @DisplayName("then everybody's is erased, once")
        void over() {
            var story = archived();
            story.givenTimePasses("+730d 12:00");
            assertThat(story.latest()).isEmpty();
            story.givenTimePasses("+731d 12:00");
            assertThat(story.latest()).hasSize(1).first().isInstanceOfSatisfying(PersonalDataErased.class, erased -> {
                assertThat(erased.person()).isNull();
                assertThat(erased.records()).containsExactlyInAnyOrder("intake", "RP-01", "RP-02", "MC-01");
            });
            assertThat(story.record("RP-02").fields()).containsEntry("name", Withheld.ERASED);
            assertThat(story.incident().intake()).containsEntry("reporterName", Withheld.ERASED);
            story.givenTimePasses("+731d 12:01");
            assertThat(story.latest()).isEmpty();
        }

        @Test
        @DisplayName("or longer, while it is held")
        void held() {
            var story = archived().given(post("dataHold", "reason", "已进入诉讼程序"), LEADER);
            story.givenTimePasses("+800d 12:00");
            assertThat(story.latest()).isEmpty();
            story.given(move("HD-01", "lift"), LEADER).givenTimePasses("+800d 12:01");
            assertThat(story.latest()).hasSize(1);
        }

        private static Story archived() {
            var story = talks().given(endAllTheSame("已移交公安"), LEADER, "+1d 11:00");
            for (String phase : List.of("review", "archived")) {
                story.given(new EnterPhase(phase, "处置完毕"), LEADER, "+1d 12:00");
            }
            return story;
        }
    }

    private static ErasePerson allTheSame(String record) {
        return new ErasePerson(record, "本人书面要求", Set.of(ErasePerson.NAMED_ELSEWHERE));
    }

    private static PostRecord noted(String text) {
        return post("logEntry", "text", text, "category", "observation", "group", "onSite");
    }

    private static PostRecord said(String text) {
        return new PostRecord(
                "comment", Map.of("about", "Z-01", "text", text), null, null, Set.of(Wording.Kind.PERSONAL.code()));
    }

    private static Story talks() {
        return Story.activated("yellow")
                .given(new AmendIntake(Map.of("reporterName", "赵敏"), "补登"), DUTY, "09:20")
                .given(post("zone", "name", "大门", "zoneType", "gate"), ON_SITE_HEAD, "09:20")
                .given(
                        post(
                                "representative",
                                "name",
                                "王秀兰",
                                "phone",
                                "13805712266",
                                "unit",
                                "3-1-402",
                                "scope",
                                "3号楼"),
                        ON_SITE_A,
                        "09:24")
                .given(post("representative", "name", "李建国"), ON_SITE_A, "09:24")
                .given(
                        post(
                                "medicalCase",
                                "zone",
                                "Z-01",
                                "medicalTriage",
                                "urgent",
                                "complaintOfBody",
                                "fainting",
                                "cause",
                                "illness",
                                "patientRef",
                                "王秀兰，330106196507120023"),
                        ON_SITE_A,
                        "09:25");
    }
}
