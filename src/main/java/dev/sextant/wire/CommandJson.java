package dev.sextant.wire;

import dev.sextant.incident.Command;
import dev.sextant.incident.Fault;
import dev.sextant.incident.course.AcknowledgeIntake;
import dev.sextant.incident.course.ActivatePlan;
import dev.sextant.incident.course.AmendIntake;
import dev.sextant.incident.course.AnswerCall;
import dev.sextant.incident.course.Assess;
import dev.sextant.incident.course.ChangeRoster;
import dev.sextant.incident.course.CheckIn;
import dev.sextant.incident.course.EndResponse;
import dev.sextant.incident.course.EnterPhase;
import dev.sextant.incident.course.KeepLevel;
import dev.sextant.incident.course.OpenIncident;
import dev.sextant.incident.course.SetLevel;
import dev.sextant.incident.course.WaiveGroup;
import dev.sextant.incident.record.AmendRecord;
import dev.sextant.incident.record.ErasePerson;
import dev.sextant.incident.record.MoveRecord;
import dev.sextant.incident.record.PostRecord;
import dev.sextant.incident.record.ReadText;
import dev.sextant.incident.record.RevealValues;
import dev.sextant.incident.record.RuleOnConflict;
import dev.sextant.incident.record.StrikeRecord;
import dev.sextant.incident.watch.ExtendLimit;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads a command as a client sends it: {@code {"commandId", "type", "sentAt"?, …}}. Every property that is missing, of
 * the wrong kind, or not known is noted; whether the content makes sense is for the command itself to decide.
 */
public final class CommandJson {

    private static final Pattern COMMAND_ID = Pattern.compile("[A-Za-z0-9._:-]{8,64}");
    /** The desk's own clock and the courier name their commands so; nobody else may. */
    private static final List<String> OWN_IDS = List.of("clock-", "courier-", "opened-");

    private static final Set<String> ENVELOPE = Set.of("commandId", "type", "sentAt");
    private static final List<String> TYPES = List.of(
            "openIncident",
            "acknowledgeIntake",
            "assess",
            "amendIntake",
            "activatePlan",
            "answerCall",
            "checkIn",
            "waiveGroup",
            "changeRoster",
            "setLevel",
            "keepLevel",
            "enterPhase",
            "extendLimit",
            "postRecord",
            "amendRecord",
            "moveRecord",
            "strikeRecord",
            "ruleOnConflict",
            "readText",
            "revealValues",
            "erasePerson",
            "endResponse");

    private final JsonObject json;
    private final Given given;

    private CommandJson(JsonObject json) {
        this.json = json;
        this.given = new Given(json, ENVELOPE);
    }

    /** What was read: the command, or what is wrong with its form. */
    public record Reading(@Nullable Command command, String commandId, List<Fault> faults) {}

    /**
     * Reads a command.
     *
     * @param demo whether an incident opened now is a demonstration
     */
    public static Reading read(JsonObject json, boolean demo) {
        return new CommandJson(json).read(demo);
    }

    private Reading read(boolean demo) {
        String commandId = commandId();
        Command command = command(demo);
        if (command != null) {
            given.closed();
        }
        return new Reading(given.faults().isEmpty() ? command : null, commandId, given.faults());
    }

    private String commandId() {
        if (json.getValue("commandId") instanceof String id
                && COMMAND_ID.matcher(id).matches()) {
            if (OWN_IDS.stream().anyMatch(id::startsWith)) {
                given.faults()
                        .add(Fault.of(
                                "commandId",
                                "reserved",
                                "“clock-”“courier-”“opened-”开头的编号由系统自用",
                                "Ids that begin with \"clock-\", \"courier-\" or \"opened-\" are the server's own"));
            }
            return id;
        }
        given.faults()
                .add(Fault.of("commandId", "required", "缺少命令编号或格式不对", "The command id is missing or malformed")
                        .expecting("8–64 个字母、数字或 . _ : -，如 UUID", "8–64 letters, digits or . _ : -, such as a UUID"));
        return "";
    }

    private @Nullable Command command(boolean demo) {
        String name = json.getValue("type") instanceof String type && TYPES.contains(type) ? type : null;
        if (name == null) {
            String all = String.join(", ", TYPES);
            given.faults()
                    .add(Fault.of("type", "unknownCommand", "没有这种命令", "There is no such command")
                            .expecting(all, all));
            return null;
        }
        return switch (name) {
            case "postRecord",
                    "amendRecord",
                    "moveRecord",
                    "strikeRecord",
                    "ruleOnConflict",
                    "readText",
                    "revealValues",
                    "erasePerson" -> ofARecord(name);
            case "answerCall", "checkIn", "waiveGroup", "changeRoster" -> ofTheMuster(name);
            default -> ofTheCourse(name, demo);
        };
    }

    private Command ofTheCourse(String name, boolean demo) {
        return switch (name) {
            case "openIncident" -> new OpenIncident(given.object("fields"), demo);
            case "acknowledgeIntake" -> new AcknowledgeIntake();
            case "assess" ->
                new Assess(
                        given.textOrNull("severitySuggested"),
                        given.textOrNull("severityDecided"),
                        given.textOrNull("possibleImpact"),
                        given.needBool("activate"),
                        given.textOrNull("reason"));
            case "amendIntake" -> new AmendIntake(given.nullables("fields"), given.textOr("reason", ""));
            case "activatePlan" ->
                new ActivatePlan(
                        given.text("level"),
                        given.texts("groups"),
                        given.textOrNull("commandPost"),
                        given.textOrNull("firstInstructions"),
                        given.textOrNull("decidedBy"),
                        given.time("decidedAt"));
            case "setLevel" ->
                new SetLevel(
                        given.textOrNull("from"), given.text("level"), given.textOrNull("reason"), given.confirmed());
            case "keepLevel" -> new KeepLevel(given.textOr("reason", ""));
            case "enterPhase" -> new EnterPhase(given.text("phase"), given.textOrNull("reason"));
            case "extendLimit" ->
                new ExtendLimit(given.text("key"), given.whole("minutes", 0), given.textOr("reason", ""));
            default ->
                new EndResponse(given.textOrNull("reason"), given.bool("override"), given.textOrNull("announcedTo"));
        };
    }

    private Command ofTheMuster(String name) {
        return switch (name) {
            case "answerCall" ->
                new AnswerCall(
                        given.text("group"),
                        given.textOrNull("person"),
                        given.text("reply"),
                        given.wholeOrNull("minutes"),
                        given.textOrNull("reason"));
            case "checkIn" ->
                new CheckIn(
                        given.text("group"),
                        given.textOrNull("person"),
                        given.textOr("place", "site"),
                        given.whole("count", 1),
                        given.boolOrNull("phoneOk"),
                        given.time("leaveAt"));
            case "waiveGroup" -> new WaiveGroup(given.text("group"), given.textOr("reason", ""));
            default ->
                new ChangeRoster(
                        given.text("group"),
                        given.person("head"),
                        given.person("substitute"),
                        given.people("members"),
                        given.textOr("reason", ""));
        };
    }

    private Command ofARecord(String name) {
        return switch (name) {
            case "postRecord" ->
                new PostRecord(
                        given.text("record"),
                        given.object("fields"),
                        given.time("occurredAt"),
                        given.textOrNull("correctionOf"),
                        given.confirmed());
            case "amendRecord" ->
                new AmendRecord(
                        given.text("id"),
                        (int) given.whole("baseVersion", 0),
                        given.nullables("fields"),
                        given.confirmed());
            case "moveRecord" ->
                new MoveRecord(
                        given.text("id"),
                        given.text("move"),
                        given.object("fields"),
                        (int) given.whole("baseVersion", 0),
                        given.textOrNull("textHash"),
                        given.confirmed());
            case "strikeRecord" -> new StrikeRecord(given.text("id"), given.textOr("reason", ""));
            case "readText" -> new ReadText(given.text("id"), (int) given.whole("version", 0));
            case "revealValues" ->
                new RevealValues(given.text("record"), given.texts("fields"), given.textOr("reason", ""));
            case "erasePerson" -> new ErasePerson(given.text("record"), given.textOr("reason", ""), given.confirmed());
            default ->
                new RuleOnConflict(
                        given.text("id"),
                        given.text("field"),
                        given.textOr("choose", ""),
                        given.value("value"),
                        given.textOr("reason", ""));
        };
    }
}
