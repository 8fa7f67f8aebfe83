package dev.sextant.plan;

import static dev.sextant.plan.HotelPlan.BOARDS;
import static dev.sextant.plan.HotelPlan.PLAN;
import static dev.sextant.plan.HotelPlan.RULES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Each test makes one mistake in the hotel's plan and reads the whole report. A {@code ^} in the changed text is where the
 * mistake must be reported.
 */
@DisplayName("A mistake in a plan is reported with its place, what would be right and the nearest name")
class PlanLoaderTest {

    private static void mistake(String file, String text, String changed, String... messages) {
        String place = HotelPlan.place(file, text, changed);
        List<String> expected = new ArrayList<>();
        for (String message : messages) expected.add(place + ": " + message);
        assertThat(HotelPlan.problems(file, text, changed).stream().map(PlanProblem::toString))
                .containsExactlyElementsOf(expected);
    }

    /** For mistakes that bring others with them. */
    private static void mistakeAmongOthers(String file, String text, String changed, String message) {
        assertThat(HotelPlan.problems(file, text, changed).stream().map(PlanProblem::toString))
                .contains(HotelPlan.place(file, text, changed) + ": " + message);
    }

    @Nested
    @DisplayName("in its files")
    class Files {
        @Test
        @DisplayName("YAML that is none")
        void syntax() {
            mistake(
                    RULES,
                    "who: ownHead\n    escalate: manager\n",
                    "who: [ownHead\n    escalate^: manager\n",
                    "not YAML: a list in [ ] lacks a comma, or its closing bracket [expected ',' or ']', but got : (while parsing a flow sequence)]");
        }

        @Test
        @DisplayName("a quotation mark that is not closed, where it begins")
        void openQuote() {
            mistake(
                    RULES,
                    "value: \"size(inState(all.demand, 'heard'))\"",
                    "value: ^\"size(inState(all.demand, 'heard'))",
                    "the quotation that begins here is not closed on its line but goes on to line 57");
            mistake(
                    BOARDS,
                    "flash: \"record.heads >= 100\"",
                    "flash: ^\"record.heads >= 100",
                    "the quotation that begins here is not closed on its line but goes on to line 48");
        }

        @Test
        @DisplayName("a key without a blank before its value")
        void tightColon() {
            mistake(
                    PLAN,
                    "strip: false}\n  initialAssessment: {",
                    "strip: false}\n  initialAssessment^:{",
                    "a blank is missing after 'initialAssessment:'");
        }

        @Test
        @DisplayName("a list where several files together make a mapping, and only that")
        void otherKind() {
            Map<String, String> files = HotelPlan.files();
            files.put("a.yaml", "records: [1, 2]\n");
            files.put("z.yaml", "records: [1, 2]\nroles:\n");
            assertThat(HotelPlan.load(files))
                    .extracting(PlanProblem::toString)
                    .containsExactly(
                            "a.yaml:1:10: 'records' must be a mapping, this is a list",
                            "z.yaml:1:10: 'records' must be a mapping, this is a list");
        }

        @Test
        @DisplayName("a file that holds a list")
        void notMapping() {
            assertThat(HotelPlan.load(Map.of("a.yaml", "- one\n")))
                    .extracting(PlanProblem::toString)
                    .containsExactly("a.yaml:1:1: a plan's file is a mapping, this is a list");
        }

        @Test
        @DisplayName("no files at all")
        void nothing() {
            assertThat(HotelPlan.load(Map.of()))
                    .extracting(PlanProblem::toString)
                    .containsExactly("plan:1:1: there is no plan: no file has anything in it");
        }

        @Test
        @DisplayName("a key that is given twice in one mapping")
        void keyTwice() {
            mistake(PLAN, "  id: hotel\n", "  id: hotel\n  ^id: inn\n", "'id' is given twice; first at plan.yaml:3:3");
        }

        @Test
        @DisplayName("a record type that two files define, with both places")
        void recordTwice() {
            Map<String, String> files = HotelPlan.files();
            files.put("more.yaml", "records:\n  spot: {}\n");
            assertThat(HotelPlan.load(files))
                    .extracting(PlanProblem::toString)
                    .containsExactly("more.yaml:2:3: 'spot' is given twice; first at boards.yaml:2:3");
        }

        @Test
        @DisplayName("a value that refers to itself")
        void itself() {
            mistake(
                    PLAN,
                    "openIncident: [manager, groupHead]",
                    "openIncident: ^&a [manager, *a]",
                    "this refers to itself",
                    "'openIncident' must be a list of texts, this is a list");
        }

        @Test
        @DisplayName("nesting without end")
        void depth() {
            assertThat(HotelPlan.load(Map.of("a.yaml", "a: " + "[".repeat(100) + "]".repeat(100))))
                    .extracting(PlanProblem::toString)
                    .containsExactly("a.yaml:1:1: not read: Nesting Depth exceeded max 24");
        }

        @Test
        @DisplayName("a key that no plan has")
        void topLevel() {
            mistake(RULES, "attention:\n", "^atention:\n", "a plan has no key 'atention' (did you mean 'attention'?)");
        }
    }

    @Nested
    @DisplayName("in its names and labels")
    class NamesAndLabels {
        @Test
        @DisplayName("a label without a language")
        void labelWithoutLanguage() {
            mistake(PLAN, "{label: {en: Manager on duty}}", "{label: ^{}}", "'label' has no text in 'en'");
        }

        @Test
        @DisplayName("a label in a language that the plan has not")
        void foreignLabel() {
            mistake(
                    PLAN,
                    "{en: Manager on duty}",
                    "{en: Manager on duty, ^fr: Directeur}",
                    "unknown language 'fr'; there are en");
        }

        @Test
        @DisplayName("a label that is only a text")
        void plainLabel() {
            mistake(PLAN, "{en: Manager on duty}", "^Manager", "'label' must have a text for each language: {en: …}");
        }

        @Test
        @DisplayName("a required key that is missing")
        void missing() {
            mistake(
                    BOARDS,
                    "    label: {en: Spot}\n    group: security\n",
                    "    ^label: {en: Spot}\n",
                    "record type 'spot' needs 'group'");
        }

        @Test
        @DisplayName("an unknown key")
        void unknownKey() {
            mistake(
                    BOARDS,
                    "{type: enum, of: place, required",
                    "{^tpye: enum, type: enum, of: place, required",
                    "field 'where' has no key 'tpye' (did you mean 'type'?)");
        }

        @Test
        @DisplayName("a yes or no that is neither")
        void flag() {
            mistake(PLAN, "strip: false", "strip: ^no", "'strip' must be true or false, not 'no'");
        }

        @Test
        @DisplayName("a mapping where a list should be")
        void wrongKind() {
            mistake(PLAN, "silent: [5, 10]", "silent: ^{amber: 5}", "'silent' must be a list, this is a mapping");
        }

        @Test
        @DisplayName("a time zone that is none")
        void zone() {
            mistake(
                    PLAN,
                    "Europe/Lisbon",
                    "^Europe/Lisboa",
                    "unknown time zone 'Europe/Lisboa' (did you mean 'Europe/Lisbon'?)");
        }

        @Test
        @DisplayName("a phase that acts lead to and that is missing")
        void phase() {
            mistake(
                    PLAN,
                    "  intake: {label: {en: Intake}, strip: false}\n  initialAssessment",
                    "  ^initialAssessment",
                    "'phases' needs the phase 'intake', which an act leads to by itself");
        }

        @Test
        @DisplayName("groups of which none is command's")
        void noCommand() {
            mistake(
                    PLAN,
                    "  desk: {label: {en: Front desk}, short: {en: Desk}, mark: {en: D}, kind: command,",
                    "  ^desk: {label: {en: Front desk}, short: {en: Desk}, mark: {en: D},",
                    "'groups' needs one with 'kind: command': its board is where the leader works");
        }

        @Test
        @DisplayName("a person who stands in the rosters of two groups, or twice in one")
        void calledTwice() {
            String person = "{id: ana, name: {en: Ana}}";
            mistake(
                    PLAN,
                    "\nphases:\n",
                    "\nroster:\n  desk: {head: " + person + "}\n  care: {head: " + person.replace("id: ", "id: ^")
                            + "}\nphases:\n",
                    "'ana' stands in the roster of 'desk' already; a person is called once");
            mistake(
                    PLAN,
                    "\nphases:\n",
                    "\nroster:\n  desk: {head: " + person + ", substitute: " + person.replace("id: ", "id: ^")
                            + "}\nphases:\n",
                    "'ana' stands twice in the roster of this group");
        }

        @Test
        @DisplayName("a day that is none, a week without a working day, a roster of no group, a person without a name")
        void calendarAndRoster() {
            mistake(
                    PLAN,
                    "  timezone: Europe/Lisbon\n",
                    "  timezone: Europe/Lisbon\n  weekend: [saturday, ^sundy]\n",
                    "unknown day of the week 'sundy' (did you mean 'sunday'?)");
            mistake(
                    PLAN,
                    "  timezone: Europe/Lisbon\n",
                    "  timezone: Europe/Lisbon\n  weekend: ^[monday, tuesday, wednesday, thursday, friday, saturday, sunday]\n",
                    "a week needs at least one working day");
            mistake(
                    PLAN,
                    "  timezone: Europe/Lisbon\n",
                    "  timezone: Europe/Lisbon\n  holidays: [^1.5.2026]\n",
                    "a day is written 2026-05-01, not '1.5.2026'");
            mistake(
                    PLAN,
                    "  timezone: Europe/Lisbon\n",
                    "  timezone: Europe/Lisbon\n  holidays: [^2026-02-30]\n",
                    "there is no day 2026-02-30");
            mistake(
                    PLAN,
                    "\nphases:\n",
                    "\nroster:\n  ^dsk: {head: {id: ana, name: {en: Ana}}}\nphases:\n",
                    "unknown group 'dsk' (did you mean 'desk'?)");
            mistake(PLAN, "\nphases:\n", "\nroster:\n  desk: {head: ^{id: ana}}\nphases:\n", "'head' needs 'name'");
        }

        @Test
        @DisplayName("an act that nobody was named for")
        void act() {
            mistake(
                    PLAN,
                    "  openIncident: [manager, groupHead]\n  acknowledgeIntake",
                    "  ^acknowledgeIntake",
                    "'acts' needs 'openIncident'");
        }

        @Test
        @DisplayName("a role, a role of a group, and a group that do not exist")
        void who() {
            mistake(
                    PLAN,
                    "activatePlan: manager",
                    "activatePlan: ^manger",
                    "unknown role or group 'manger' (did you mean 'manager'?)");
            mistake(
                    PLAN,
                    "groupHead@desk",
                    "^groupHaed@desk",
                    "unknown role of a group 'groupHaed' (did you mean 'groupHead'?)");
            mistake(PLAN, "groupHead@desk", "groupHead@^dessk", "unknown group 'dessk' (did you mean 'desk'?)");
        }

        @Test
        @DisplayName("'assignee' where there is no such field")
        void assignee() {
            mistake(
                    BOARDS,
                    "amend: [author, ownHead]",
                    "amend: [^assignee]",
                    "'assignee' needs a field 'assignee' of type person");
        }

        @Test
        @DisplayName("an id of a checklist's item that is given twice")
        void itemTwice() {
            mistake(PLAN, "{id: D-2,", "{id: ^D-1,", "the id 'D-1' is given twice");
        }

        @Test
        @DisplayName("a level that the checklists' factors leave out")
        void factor() {
            mistake(
                    PLAN,
                    "factors: {low: 1.5, mid: 1, high: 0.75}",
                    "factors: ^{low: 1.5, high: 0.75}",
                    "'factors' needs the level 'mid'; it has one value for each of low, mid, high");
        }
    }

    @Nested
    @DisplayName("in its fields")
    class Fields {
        @Test
        @DisplayName("a type that there is not")
        void type() {
            mistakeAmongOthers(
                    BOARDS,
                    "each: {type: money",
                    "each: {type: ^mony",
                    "unknown type 'mony'; there are text, int, number, money, bool, time, enum, set, ref, refs, group, groups, person, people, item, file, list (did you mean 'money'?)");
        }

        @Test
        @DisplayName("bounds upside down, and bounds that are none")
        void bounds() {
            mistake(BOARDS, "range: 0..500,", "range: ^500..0,", "'range' begins above its end: 500..0");
            mistake(BOARDS, "range: 0..500,", "range: ^500,", "'range' is written min..max, as in 0..200, not '500'");
            mistake(BOARDS, "length: 1..40", "length: ^-1..40", "'length' must lie within 0..20000");
        }

        @Test
        @DisplayName("bounds of another kind of field")
        void otherBounds() {
            mistake(
                    BOARDS,
                    "{type: ref, to: spot, required: true",
                    "{type: ref, to: spot, length: ^1..2, required: true",
                    "'length' is only for a text");
        }

        @Test
        @DisplayName("an enumeration and a record type that do not exist")
        void references() {
            mistake(BOARDS, "of: place", "of: ^plaice", "unknown enumeration 'plaice' (did you mean 'place'?)");
            mistake(
                    BOARDS,
                    "{type: ref, to: demand",
                    "{type: ref, to: ^demnad",
                    "unknown record type 'demnad' (did you mean 'demand'?)");
        }

        @Test
        @DisplayName("a default that is not a value of the field")
        void fallback() {
            mistake(
                    PLAN,
                    "default: loud",
                    "default: ^loudly",
                    "unknown value of firstMood 'loudly' (did you mean 'loud'?)");
            mistake(
                    BOARDS,
                    "seats: {type: int,",
                    "seats: {type: int, default: ^many,",
                    "'many' is not a value of 'seats', which is of type int");
        }

        @Test
        @DisplayName("a default that nobody could type, since it lies outside of the field's bounds")
        void fallbackOutside() {
            mistake(
                    BOARDS,
                    "seats: {type: int,",
                    "seats: {type: int, default: ^501,",
                    "the default 501 is outside of 'range', which is 0..500");
            mistake(
                    BOARDS,
                    "name: {type: text, length: 1..40,",
                    "name: {type: text, length: 1..4, default: ^Lobby,",
                    "the default with 5 characters is outside of 'length', which is 1..4");
            assertThat(HotelPlan.problems(BOARDS, "seats: {type: int,", "seats: {type: int, default: 500,"))
                    .isEmpty();
        }

        @Test
        @DisplayName("a name that every record has already, and a word of expressions")
        void reserved() {
            mistake(
                    BOARDS,
                    "      seats: {",
                    "      ^version: {type: int, label: {en: V}}\n      seats: {",
                    "every record has its 'version' already; call the field otherwise");
            mistake(
                    BOARDS,
                    "      seats: {",
                    "      ^in: {type: int, label: {en: V}}\n      seats: {",
                    "'in' is a word of expressions; a field needs another name");
            mistake(
                    BOARDS,
                    "      seats: {",
                    "      ^Big: {type: int, label: {en: V}}\n      seats: {",
                    "a field is called 'Big': use letters and digits, a small letter first");
        }

        @Test
        @DisplayName("fields that are computed from each other")
        void cycle() {
            mistake(
                    BOARDS,
                    "computed: \"record.each * double(record.households)\"",
                    "computed: ^\"record.share * 2.0\"",
                    "'total' is computed from itself: total, share");
        }

        @Test
        @DisplayName("a field that everybody reads and that is computed from personal data")
        void tellsMore() {
            assertThat(HotelPlan.problems(BOARDS, "each: {type: money,", "each: {type: money, pii: p2,"))
                    .extracting(problem -> problem.message().in("en"))
                    .containsExactly("'total' is computed from personal data ('each'): it needs 'pii', too");
        }

        @Test
        @DisplayName("a prefix that another record type has")
        void prefix() {
            mistake(
                    BOARDS,
                    "prefix: NO",
                    "prefix: ^DM",
                    "the prefix 'DM' is that of 'demand' already, at boards.yaml:46:13: one of the two needs another");
        }

        @Test
        @DisplayName("a line with a field that there is not, and one that does not close")
        void line() {
            mistake(
                    BOARDS,
                    "\"{text} ({state})\"",
                    "\"{text} ({^satte})\"",
                    "unknown field of demand 'satte' (did you mean 'state'?)");
            mistake(BOARDS, "\"{name}[, {seats} seats]\"", "\"{name}^[, {seats} seats\"", "'[' is not closed by ']'");
        }
    }

    @Nested
    @DisplayName("in its life cycles")
    class LifeCycles {
        @Test
        @DisplayName("a state that there is not")
        void target() {
            mistakeAmongOthers(
                    BOARDS,
                    "close: {to: closed,",
                    "close: {to: ^close,",
                    "unknown state of demand 'close' (did you mean 'closed'?)");
        }

        @Test
        @DisplayName("a state that nobody can reach")
        void unreachable() {
            mistake(
                    BOARDS,
                    "      done: {label: {en: Done}, open: false}",
                    "      done: {label: {en: Done}, open: false}\n      lost: ^{label: {en: Lost}, open: false}",
                    "no move leads to the state 'lost' of task");
        }

        @Test
        @DisplayName("an open state that nothing leaves")
        void stuck() {
            mistake(
                    BOARDS,
                    "closed: {label: {en: Closed}, open: false,",
                    "closed: ^{label: {en: Closed}, open: true,",
                    "nothing leaves the open state 'closed': give it moves, or 'open: false'");
        }

        @Test
        @DisplayName("a circle of states that nothing leaves")
        void circle() {
            List<PlanProblem> problems = HotelPlan.problems(
                    BOARDS,
                    "      seen: {label: {en: Read}, open: false}",
                    "      seen: {label: {en: Read}, moves: {again: {to: sent, label: {en: Again}, by: own}}}");
            assertThat(problems)
                    .extracting(problem -> problem.message().in("en"))
                    .containsExactly(
                            "from the state 'sent' no end is reached: no state that follows has 'open: false'",
                            "from the state 'seen' no end is reached: no state that follows has 'open: false'");
        }

        @Test
        @DisplayName("a move that nobody may take")
        void nobody() {
            mistake(
                    BOARDS,
                    "read: {to: seen, label: {en: Read}, by: own}",
                    "read: {to: seen, label: {en: Read}, by: ^[]}",
                    "nobody is named in 'by'");
        }

        @Test
        @DisplayName("asked, bound and set fields that there are not")
        void fields() {
            mistake(BOARDS, "asks: answer", "asks: ^answr", "unknown field of demand 'answr' (did you mean 'answer'?)");
            mistake(
                    BOARDS,
                    "binds: [text, answer]",
                    "binds: [text, ^anwser]",
                    "unknown field of demand 'anwser' (did you mean 'answer'?)");
            mistake(
                    BOARDS,
                    "sets: {answeredBy: actor.id}",
                    "sets: {^answerdBy: actor.id}",
                    "unknown field of demand 'answerdBy' (did you mean 'answeredBy'?)");
            mistake(
                    BOARDS,
                    "set: {demand: record.id, group: each}",
                    "set: {demand: record.id, group: each, ^grup: each}",
                    "unknown field of notice 'grup' (did you mean 'group'?)");
        }

        @Test
        @DisplayName("a choice that is not of records, or does not say what else is refused")
        void among() {
            String spot = "spot: {type: ref, to: spot, required: true, label: {en: Spot}}";
            mistake(
                    BOARDS,
                    spot,
                    "spot: {type: ref, to: spot, required: true, among: ^{of: all.spot}, label: {en: Spot}}",
                    "'among' needs 'say'");
            assertThat(
                            HotelPlan.problems(
                                    BOARDS,
                                    spot,
                                    "spot: {type: ref, to: spot, required: true, among: {of: size(all.spot), say: {en: One of these.}}, label: {en: Spot}}"))
                    .hasSize(1);
            mistake(
                    BOARDS,
                    "name: {type: text, length: 1..40, required: true, label: {en: Name}}",
                    "name: {type: text, length: 1..40, required: true, among: ^{of: all.spot, say: {en: Which}}, label: {en: Name}}",
                    "'among' is only for a ref or refs of a record");
        }

        @Test
        @DisplayName("a step of another record that there is not, that asks for something, or that binds a text")
        void then() {
            String starts = "      - {on: answer, each: inform, type: notice, set: {demand: record.id, group: each}}\n";
            mistake(
                    BOARDS,
                    starts,
                    starts
                            + "    then:\n      - {on: close, type: notice, of: \"inState(all.notice, 'sent')\", move: ^reed}\n",
                    "unknown move of notice 'reed' (did you mean 'read'?)");
            mistake(
                    BOARDS,
                    starts,
                    starts
                            + "    then:\n      - {on: close, type: demand, of: \"inState(all.demand, 'heard')\", move: ^answer}\n",
                    "'answer' asks for 'answer': set it");
            mistake(
                    BOARDS,
                    starts,
                    starts
                            + "    then:\n      - {on: close, type: demand, of: \"inState(all.demand, 'waiting')\", move: ^approve}\n",
                    "'approve' binds a text: somebody must have read it");
        }

        @Test
        @DisplayName("fields that are computed from each other, and one that is asked for although it is computed")
        void derived() {
            assertThat(HotelPlan.problems(
                            BOARDS,
                            "total: {type: money, computed: \"record.each * double(record.households)\", label: {en: Total}}",
                            "total: {type: money, computed: \"record.share * 1000.0\", label: {en: Total}}"))
                    .extracting(problem -> problem.message().in("en"))
                    .containsExactly("'total' is computed from itself: total, share");
            mistake(BOARDS, "asks: answer", "asks: ^[answer, total]", "'total' is computed and cannot be asked for");
        }

        @Test
        @DisplayName(
                "a record that starts with an act of the incident: the act unknown, or a field missing that it needs")
        void startsOfActs() {
            mistake(
                    PLAN,
                    "  people: guests\n",
                    "  people: guests\n  starts:\n    - {on: ^activatePln, type: notice, set: {group: \"'desk'\", demand: \"'DM-01'\"}}\n",
                    "unknown act 'activatePln' (did you mean 'activatePlan'?)");
            mistake(
                    PLAN,
                    "  people: guests\n",
                    "  people: guests\n  starts:\n    - {on: activatePlan, type: notice, set: ^{group: \"'desk'\"}}\n",
                    "notice requires 'demand', which is not set");
        }

        @Test
        @DisplayName("a started record without what its type requires")
        void started() {
            mistake(
                    BOARDS,
                    "set: {demand: record.id, group: each}",
                    "set: ^{demand: record.id}",
                    "notice requires 'group', which is not set");
        }

        @Test
        @DisplayName("'unless' without what the refused person reads")
        void unless() {
            mistake(
                    BOARDS,
                    "            unless: \"actor.id == record.author || actor.id == record.lastEditor\"\n            say: {en: Whoever wrote it cannot approve it.}\n",
                    "            unless: ^\"actor.id == record.author\"\n",
                    "'unless' needs 'say': what the refused person reads");
        }

        @Test
        @DisplayName("a proof of identity asked of those who have no password")
        void identityWithin() {
            mistake(
                    BOARDS,
                    "            by: manager\n",
                    "            by: [manager, system]\n            identityWithin: ^5\n",
                    "'identityWithin' cannot be asked of 'system', who has no password: leave one of them out");
        }

        @Test
        @DisplayName("a last branch with a condition")
        void branch() {
            mistake(
                    BOARDS,
                    "- {state: answered}",
                    "- {when: ^\"true\", state: answered}",
                    "the last branch of 'to' has no 'when': it is taken otherwise");
        }
    }

    @Nested
    @DisplayName("in its expressions")
    class InExpressions {
        @Test
        @DisplayName("a comparison with one equals sign")
        void singleEquals() {
            mistake(
                    BOARDS,
                    "when: \"record.mood == 'hostile'\", who",
                    "when: \"record.mood ^= 'hostile'\", who",
                    "an expression compares with '==', not with '='");
        }

        @Test
        @DisplayName("one that ends too early")
        void syntax() {
            mistake(
                    RULES,
                    "from: record.createdAt",
                    "from: record.createdAt +^",
                    "not an expression: it ends too early");
            mistake(
                    RULES,
                    "from: record.createdAt",
                    "from: (record.createdAt^",
                    "not an expression: ')' is missing at the end");
        }

        @Test
        @DisplayName("a field that the record has not")
        void field() {
            mistake(
                    RULES,
                    "from: record.createdAt",
                    "from: record.^creatdAt",
                    "unknown field of demand 'creatdAt' (did you mean 'createdAt'?)");
            mistake(
                    BOARDS,
                    "exists(b, record.heads > b.heads * 3)",
                    "exists(b, record.^haeds > b.heads * 3)",
                    "unknown field of count 'haeds' (did you mean 'heads'?)");
        }

        @Test
        @DisplayName("a record type, a function and a variable that there are not")
        void names() {
            mistake(
                    RULES,
                    "until: size(all.count) > 0",
                    "until: size(all.^cuont) > 0",
                    "unknown record type 'cuont' (did you mean 'count'?)");
            mistake(
                    RULES,
                    "value: \"size(inState(",
                    "value: \"size(^inStat(",
                    "unknown function 'inStat' (did you mean 'inState'?)");
            mistake(
                    RULES,
                    "from: incident.activatedAt",
                    "from: ^incidnt.activatedAt",
                    "unknown name 'incidnt' (did you mean 'incident'?)");
        }

        @Test
        @DisplayName("a variable that does not exist at this place")
        void scope() {
            mistake(
                    RULES,
                    "from: incident.activatedAt",
                    "from: ^record.createdAt",
                    "there is no 'record' here; there are incident, all, now");
        }

        @Test
        @DisplayName("a result of another kind")
        void result() {
            mistake(
                    RULES,
                    "from: record.createdAt",
                    "from: ^record.text",
                    "the expression must give a timestamp, this gives string");
            mistake(
                    BOARDS,
                    "flash: \"record.heads >= 100\"",
                    "flash: \"^record.heads\"",
                    "the expression must give true or false, this gives int");
            mistake(
                    RULES,
                    "records: latestBy(all.count, 'spot')",
                    "records: ^size(all.count)",
                    "the expression must give a list of records, this gives int");
            mistake(
                    BOARDS,
                    "sets: {answeredBy: actor.id}",
                    "sets: {answeredBy: ^actor.roles}",
                    "the expression must give string, this gives list(string)");
        }

        @Test
        @DisplayName("values that do not go together, and a function with the wrong arguments")
        void overload() {
            mistake(
                    BOARDS,
                    "flash: \"record.heads >= 100\"",
                    "flash: \"record.heads ^>= 'x'\"",
                    "'>=' does not go with (int, string)");
            mistake(
                    RULES,
                    "minutesSince(c.occurredAt) < 30",
                    "^minutesSince(c.spot) < 30",
                    "write minutesSince(time), not with (string)");
        }

        @Test
        @DisplayName("a field and a state in quotes that the records have not")
        void quoted() {
            mistake(
                    RULES,
                    "value: sum(latestBy(all.count, 'spot'), 'heads')",
                    "value: sum(latestBy(all.count, '^spit'), 'heads')",
                    "unknown field of count 'spit' (did you mean 'spot'?)");
            mistake(
                    RULES,
                    "value: sum(latestBy(all.count, 'spot'), 'heads')",
                    "value: sum(latestBy(all.count, 'spot'), '^spot')",
                    "'spot' is not a number but ref");
            mistake(
                    PLAN,
                    "['heard', 'answered']",
                    "['heard', '^anwsered']",
                    "unknown state of demand 'anwsered' (did you mean 'answered'?)");
        }

        @Test
        @DisplayName("a value, a phase and a role that what they are compared with never is")
        void compared() {
            mistake(
                    BOARDS,
                    "when: \"record.mood == 'hostile'\"",
                    "when: \"record.mood == '^hostil'\"",
                    "unknown value of mood 'hostil' (did you mean 'hostile'?)");
            mistake(
                    PLAN,
                    "incident.phase != 'talks'",
                    "incident.phase != '^talk'",
                    "unknown value of phase 'talk' (did you mean 'talks'?)");
            mistake(
                    PLAN,
                    "incident.phase != 'talks'",
                    "!('^manger' in actor.roles)",
                    "unknown value of roles 'manger' (did you mean 'manager'?)");
        }

        @Test
        @DisplayName("in the second line of a block, where it is written")
        void block() {
            mistake(
                    BOARDS,
                    "    flash: \"record.heads >= 100\"",
                    "    flash: |\n      record.heads >= 100\n        && record.^hads > 2",
                    "unknown field of count 'hads' (did you mean 'heads'?)");
            mistake(
                    BOARDS,
                    "    flash: \"record.heads >= 100\"",
                    "    flash: 'record.note == ''x'' ||\n      record.^hads > 2'",
                    "unknown field of count 'hads' (did you mean 'heads'?)");
        }

        @Test
        @DisplayName("one that is too long")
        void tooLong() {
            List<PlanProblem> problems = HotelPlan.problems(
                    BOARDS, "flash: \"record.heads >= 100\"", "flash: \"" + "1 + ".repeat(1500) + "1 > 0\"");
            assertThat(problems)
                    .singleElement()
                    .satisfies(p -> assertThat(p.toString()).contains("code point size exceeds limit"));
        }
    }

    @Nested
    @DisplayName("in its levels, limits and screens")
    class Rules {
        @Test
        @DisplayName("a level that bands or minutes leave out")
        void missingLevel() {
            mistake(
                    RULES,
                    "bands: {low: 5, mid: 20, high: none}",
                    "bands: ^{low: 5, mid: 20}",
                    "'bands' needs the level 'high'; it has one value for each of low, mid, high");
            mistake(
                    RULES,
                    "minutes: {low: 20, mid: 15, high: 10}",
                    "minutes: ^{low: 20, high: 10}",
                    "'minutes' needs the level 'mid'; it has one value for each of low, mid, high");
        }

        @Test
        @DisplayName("a level that there is not, with those that there are")
        void unknownLevel() {
            mistake(
                    RULES,
                    "bands: {low: 5, mid: 20, high: none}",
                    "bands: {low: 5, mid: 20, high: none, ^purple: 50}",
                    "unknown level 'purple'; there are low, mid, high");
        }

        @Test
        @DisplayName("more time at a higher level than at a lower one")
        void moreTime() {
            mistake(
                    RULES,
                    "minutes: {low: 120, mid: 60, high: 30}",
                    "minutes: {low: 120, mid: 60, high: ^90}",
                    "'high' has more time (90) than the lower level 'mid' (60): a higher level never has more");
        }

        @Test
        @DisplayName("labels and signs that the wall has no room for")
        void room() {
            mistake(
                    PLAN,
                    "mark: {en: S}",
                    "mark: {en: ^SEC}",
                    "'mark' in 'en' is 3 letters wide; its place on a screen has room for 2 (a Chinese character takes two)");
            mistake(
                    PLAN,
                    "{label: {en: Guest care}, mark",
                    "{label: {en: ^Care of the guests}, mark",
                    "'label' in 'en' is 18 letters wide; its place on a screen has room for 16 (a Chinese character takes two)");
            assertThat(HotelPlan.problems(
                            PLAN,
                            "{label: {en: Guest care}, mark",
                            "{label: {en: Care of the guests}, short: {en: Care}, mark"))
                    .isEmpty();
            mistake(PLAN, "numeral: III", "numeral: ^third", "'numeral' is at most 4 letters wide, such as IV or 4");
        }

        @Test
        @DisplayName("bands that do not rise")
        void rising() {
            mistake(
                    RULES,
                    "bands: {low: 5, mid: 20,",
                    "bands: {low: 5, mid: ^5,",
                    "'mid' must begin above the level before it: above 5");
        }

        @Test
        @DisplayName("values of the enumeration and levels that there are not")
        void map() {
            mistake(
                    RULES,
                    "map: {loud: low,",
                    "map: {^lout: low,",
                    "unknown value of mood 'lout' (did you mean 'loud'?)");
            mistake(RULES, "map: {loud: low,", "map: {loud: ^lo,", "unknown level 'lo' (did you mean 'low'?)");
        }

        @Test
        @DisplayName("a limit with two beginnings, and with a state that there is not")
        void limit() {
            mistake(
                    RULES,
                    "task: {label: {en: Task}, for: task,",
                    "task: ^{label: {en: Task}, from: now, for: task,",
                    "a time limit has either 'from' with 'minutes', or 'due'");
            mistake(
                    RULES,
                    "while: [heard]",
                    "while: [^herd]",
                    "unknown state of demand 'herd' (did you mean 'heard'?)");
            mistake(RULES, "for: demand", "for: ^demands", "unknown record type 'demands' (did you mean 'demand'?)");
        }

        @Test
        @DisplayName("a figure of a field that is no number, a limit and a group that there are not")
        void wall() {
            mistake(
                    RULES,
                    "    field: heads\n",
                    "    field: ^note\n",
                    "unknown number of count 'note'; there are heads");
            mistake(
                    RULES,
                    "interval: firstCount",
                    "interval: ^firstCuont",
                    "unknown time limit 'firstCuont' (did you mean 'firstCount'?)");
            mistake(RULES, "    care: {value", "    ^caer: {value", "unknown group 'caer' (did you mean 'care'?)");
        }

        @Test
        @DisplayName("an action that asks what none of its record types has, or not what one requires")
        void action() {
            mistake(
                    RULES,
                    "fields: [spot, heads, mood, note]",
                    "fields: [spot, heads, ^mod, note]",
                    "unknown field of count 'mod' (did you mean 'mood'?)");
            mistake(
                    RULES,
                    "fields: [spot, heads, mood, note]",
                    "fields: ^[heads, mood, note]",
                    "count requires 'spot', which this action does not ask for");
            mistake(
                    RULES,
                    "preset: {inform: [desk]}",
                    "preset: {inform: [^dusk]}",
                    "unknown value of inform 'dusk' (did you mean 'desk'?)");
        }
    }

    @Test
    @DisplayName("All mistakes are reported at once, by file, line and column")
    void allAtOnce() {
        Map<String, String> files = HotelPlan.changed(RULES, "while: [heard]", "while: [herd]");
        files.put(
                PLAN,
                HotelPlan.changed(PLAN, "activatePlan: manager", "activatePlan: manger")
                        .get(PLAN));
        files.put(BOARDS, HotelPlan.changed(BOARDS, "of: place", "of: plaice").get(BOARDS));
        assertThat(HotelPlan.load(files))
                .extracting(PlanProblem::file, PlanProblem::suggestion)
                .containsExactly(tuple(BOARDS, "place"), tuple(PLAN, "manager"), tuple(RULES, "heard"));
    }
}
