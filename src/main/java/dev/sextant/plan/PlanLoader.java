package dev.sextant.plan;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Reads a plan. Everything that is wrong with it is reported at once, each mistake with file, line, column, what would
 * be right and the nearest valid name.
 *
 * <p>Three passes: the files become one document with the place of everything ({@link YamlReader}); all names that it
 * defines are surveyed ({@link Names}); then each part is read by its reader, which checks every use of a name and
 * compiles every expression. A reader goes on after a mistake with a harmless value; a plan with mistakes never leaves
 * this class.
 *
 * <p>Most of the time goes into expressions. They are collected while the plan is read and compiled afterwards, on all
 * processors; what the first of them costs in a process is paid while the files are still being read
 * (src/docs/benchmarks.md has the figures).
 */
public final class PlanLoader {
    private static final int VERSION_DIGITS = 12;

    /** Whether a plan was loaded in this process before. */
    private static final AtomicBoolean warm = new AtomicBoolean();

    private final Problems problems;
    private final Section plan;
    private final Draft draft;

    private PlanLoader(Yaml.Mapping document, Problems problems) {
        Names names = Names.survey(document);
        this.problems = problems;
        this.plan = new Section(document, Wording.of("预案", "a plan"), problems);
        this.draft = new Draft(names, new Expressions(names, problems), problems);
    }

    /**
     * Loads the plan that these files make together, in the order of their paths.
     *
     * @param files path (as it shall stand in problems) to the file's text
     */
    public static PlanResult load(Map<String, String> files) {
        if (!warm.getAndSet(true)) ForkJoinPool.commonPool().execute(CelEnvironment::warm);
        Problems problems = new Problems();
        Yaml.Mapping document = YamlReader.read(files, problems);
        if (document == null) return problems.faulty(languages(files));
        if (document.entries().isEmpty() && problems.none()) {
            problems.report(document.place(), "没有预案：所有文件都是空的", "there is no plan: no file has anything in it");
        }
        if (document.entries().isEmpty()) return problems.faulty(List.of());
        Plan plan = new PlanLoader(document, problems).read(version(files));
        return problems.none() ? new PlanResult.Loaded(plan) : problems.faulty(plan.languages());
    }

    /** The languages that one of the files names by itself: a mistake in another does not hide them. */
    private static List<String> languages(Map<String, String> files) {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Yaml.Mapping alone = YamlReader.read(Map.of(file.getKey(), file.getValue()), new Problems());
            List<String> named = alone == null ? List.of() : Names.survey(alone).languages();
            if (!named.isEmpty()) return named;
        }
        return List.of();
    }

    /** The version of the plan that these files make: the first digits of the SHA-256 over the texts, in the order of their paths. */
    public static String version(Map<String, String> files) {
        String all = String.join("\0", new TreeMap<>(files).values());
        return RecordFunctions.hash(all).substring(0, VERSION_DIGITS);
    }

    private Plan read(String version) {
        plan.need("plan");
        Section head = plan.section("plan");
        if (head == null)
            head = new Section(new Yaml.Mapping(Map.of(), plan.place()), Wording.quoted("plan"), problems);
        Yaml.Text id = head.needText("id");
        checkLanguages(head);
        TeamReader team = new TeamReader(draft);
        RecordReader records = new RecordReader(draft);
        LevelReader levels = new LevelReader(draft);
        ScreenReader screens = new ScreenReader(draft);
        CalendarReader calendar = new CalendarReader(draft);
        Map<String, RecordType> types = records.read(plan);
        Section incident = incident();
        Map<String, Field> intake = intake(incident);
        Attachments attachments = new AttachmentReader(draft).read(plan, types);
        Plan.Organisation organisation = organisation(head);
        Map<String, TimeLimit> limits = levels.limits(plan);
        levels.checkMoves(plan, limits, types);
        Plan read = new Plan(
                id == null ? "" : id.value(),
                version,
                draft.label(head, "name"),
                organisation,
                draft.names().languages(),
                zone(head),
                calendar.workingDays(head),
                team.roles(plan),
                team.groups(plan),
                calendar.roster(plan),
                team.phases(plan),
                team.levels(plan),
                team.enums(plan),
                team.acts(plan),
                intake,
                draft.maybeName(incident, "people", intakeField(FieldKind.INT), fields(intake, FieldKind.INT)),
                draft.maybeName(incident, "demand", intakeField(FieldKind.TEXT), fields(intake, FieldKind.TEXT)),
                records.constraints(incident, "constraints", Scope.INCIDENT.acting(), Act.ids(), intake.keySet()),
                records.startsOfActs(incident, types),
                endOfResponse(),
                team.checklists(plan),
                types,
                levels.rules(plan),
                levels.policy(plan),
                limits,
                levels.limitPolicy(plan),
                records.attention(plan, Scope.INCIDENT, List.of()),
                screens.wall(plan),
                screens.actions(plan, types, attachments),
                attachments,
                new CommentsReader(draft).read(plan, types),
                new SitePlanReader(draft).read(plan, types),
                new PublicationReader(draft).read(plan, types, organisation),
                new HandoverReader(draft).read(plan, types),
                new PrivacyReader(draft).read(plan, types, attachments));
        incident.close();
        head.close();
        plan.close();
        draft.expressions().finish();
        return read;
    }

    private void checkLanguages(Section head) {
        head.need("languages");
        Set<String> seen = new HashSet<>();
        for (Yaml.Text language : head.texts("languages")) {
            boolean tag = language.value().matches("[a-z]{2,3}(-[A-Za-z0-9]{2,8})*");
            if (!tag)
                problems.report(
                        language.place(),
                        "语言写作 zh、en 或 zh-Hant，不能写成“%s”",
                        "a language is written zh, en or zh-Hant, not '%s'",
                        language.value());
            if (!seen.add(language.value())) draft.twice(language);
        }
    }

    private ZoneId zone(Section head) {
        Yaml.Text zone = head.needText("timezone");
        if (zone == null) return ZoneOffset.UTC;
        try {
            return ZoneId.of(zone.value());
        } catch (DateTimeException unknown) {
            problems.unknown(zone.place(), Wording.of("时区", "time zone"), zone.value(), ZoneId.getAvailableZoneIds());
            return ZoneOffset.UTC;
        }
    }

    private Plan.@Nullable Organisation organisation(Section head) {
        Section section = head.section("organisation");
        if (section == null) return null;
        Yaml.Text id = section.needText("id");
        Plan.Organisation read = new Plan.Organisation(id == null ? "" : id.value(), draft.label(section, "name"));
        section.close();
        return read;
    }

    private Section incident() {
        plan.need("incident");
        Section section = plan.section("incident");
        return section != null
                ? section
                : new Section(new Yaml.Mapping(Map.of(), plan.place()), Wording.quoted("incident"), problems);
    }

    private Map<String, Field> intake(Section incident) {
        incident.need("fields");
        Map<String, Field> intake =
                new FieldReader(draft, Scope.INCIDENT).read(incident, "fields", Names.INCIDENT_META.keySet());
        for (String needed : List.of("title", "place")) {
            Field field = intake.get(needed);
            if (field == null || field.kind() != FieldKind.TEXT || !field.required()) {
                problems.report(
                        incident.placeOf("fields"),
                        "接报内容须有必填的 text 字段“%s”：每个屏幕都要显示",
                        "the intake needs a required text '%s': every screen shows it",
                        needed);
            }
        }
        return intake;
    }

    private static List<String> fields(Map<String, Field> intake, FieldKind kind) {
        return intake.values().stream()
                .filter(field -> field.kind() == kind)
                .map(Field::name)
                .toList();
    }

    private static Wording intakeField(FieldKind kind) {
        return Wording.of("接报内容的 %s 字段", "%s of the intake", kind.id());
    }

    private List<Plan.EndCondition> endOfResponse() {
        List<Plan.EndCondition> conditions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (Section section : plan.list("endOfResponse", Wording.of("结束条件", "an end condition"))) {
            Yaml.Text id = section.needText("id");
            if (id != null && !ids.add(id.value())) draft.givenTwice(id);
            Expression unmet = draft.expression(section, "unmet", Scope.INCIDENT, Wanted.TRUTH);
            conditions.add(new Plan.EndCondition(
                    id == null ? "" : id.value(),
                    unmet,
                    draft.label(section, "say"),
                    draft.maybeExpression(section, "records", Scope.INCIDENT, Wanted.RECORDS)));
            section.close();
        }
        return conditions;
    }
}
