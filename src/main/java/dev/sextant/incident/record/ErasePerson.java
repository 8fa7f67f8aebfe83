package dev.sextant.incident.record;

import dev.sextant.incident.Actor;
import dev.sextant.incident.BoardRecord;
import dev.sextant.incident.Decision;
import dev.sextant.incident.Fault;
import dev.sextant.incident.Incident;
import dev.sextant.incident.Permission;
import dev.sextant.incident.PersonalData;
import dev.sextant.incident.Refusal;
import dev.sextant.plan.Field.Pii;
import dev.sextant.plan.Label;
import dev.sextant.plan.Privacy;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Erases everything personal about the person that a record tells of: nobody can read it again, here or in any copy of the
 * journal. What else the records say stays.
 *
 * @param record a record that tells of that person, or {@link PersonalData#INTAKE}
 * @param reason why; it stays, so it should not tell of the person
 * @param confirm {@link #NAMED_ELSEWHERE}: the texts that still name the person were looked at
 */
public record ErasePerson(String record, String reason, Set<String> confirm) implements RecordCommand {
    /** What is asked before anything is erased while the person is named elsewhere. */
    public static final String NAMED_ELSEWHERE = "namedElsewhere";

    private static final int SHORTEST = 4;
    private static final int LONGEST = 300;
    private static final int NAMED_AT_MOST = 20;
    private static final List<Pii> ALL = List.of(Pii.values());

    /** Without having looked at the texts that may name the person. */
    public ErasePerson(String record, String reason) {
        this(record, reason, Set.of());
    }

    @Override
    public Decision decide(Incident now, Actor by, Instant at) {
        BoardRecord known = now.record(record);
        if (known == null && !record.equals(PersonalData.INTAKE)) {
            return Unknown.record(record);
        }
        if (!allowed(now, by)) {
            return Decision.refuse(
                    Refusal.Kind.NOT_PERMITTED,
                    Fault.of("record", "notPermitted", "您的岗位不能删除个人信息", "Your role may not erase personal data"));
        }
        String why = reason.strip();
        if (why.codePointCount(0, why.length()) < SHORTEST || why.codePointCount(0, why.length()) > LONGEST) {
            return Decision.refuse(
                    Refusal.Kind.INVALID,
                    Fault.of(
                            "reason",
                            "required",
                            "请写明删除理由（" + SHORTEST + "–" + LONGEST + " 字，不要写姓名）",
                            "Say why it is erased (" + SHORTEST + "–" + LONGEST + " characters, and no names)"));
        }
        String person = PersonalData.person(now, record);
        List<String> records = Erasing.of(now, person, ALL);
        if (records.isEmpty()) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    Fault.of("record", "nothingPersonal", "这里没有个人信息", "There is no personal data here"));
        }
        if (ALL.stream().allMatch(level -> now.erasures().erased(person, level))) {
            return Decision.refuse(
                    Refusal.Kind.OUT_OF_ORDER,
                    Fault.of("record", "erased", "该人的个人信息已经删除", "This person's data was erased already"));
        }
        if (Erasing.held(now, at)) {
            return Decision.refuse(
                    Refusal.Kind.FORBIDDEN_BY_RULE,
                    Fault.of(
                            "record",
                            "held",
                            "资料处于保全状态，解除后才能删除",
                            "The data is held; it can be erased when the hold is lifted"));
        }
        List<String> named = PersonalWords.standIn(now, PersonalWords.known(now, records));
        if (!named.isEmpty() && !confirm.contains(NAMED_ELSEWHERE)) {
            return Decision.refuse(Refusal.Kind.CONFIRM, namedElsewhere(named));
        }
        return Decision.accept(new PersonalDataErased(person, ALL, records, why));
    }

    /** As long as the key is there, the texts can be found; afterwards nobody knows what to look for. */
    private static Fault namedElsewhere(List<String> named) {
        List<String> first = named.subList(0, Math.min(named.size(), NAMED_AT_MOST));
        String all = named.size() > NAMED_AT_MOST ? "" + named.size() : "";
        return new Fault(
                "",
                NAMED_ELSEWHERE,
                Label.of(
                        "zh",
                        (all.isEmpty() ? "" : "共 " + all + " 条") + "记录的文字里写着此人的姓名或号码，不随删除消失。请先逐条更正或划去；删除之后就无法再查找。",
                        "en",
                        (all.isEmpty() ? "Texts" : "Texts of " + all + " records")
                                + " name this person or a number of theirs, and are not erased with it. Correct or strike them first: afterwards nobody can look for them."),
                null,
                first);
    }

    /** Whether this person may erase anybody in this incident. */
    public static boolean allowed(Incident now, Actor by) {
        Privacy privacy = now.plan().privacy();
        return privacy != null && Permission.allows(privacy.erase(), by, null);
    }
}
