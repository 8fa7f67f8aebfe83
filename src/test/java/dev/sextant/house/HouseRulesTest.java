package dev.sextant.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/**
 * The walls between the rooms and the habits of the house, as a test. A rule that is in the way is a question about the
 * design: change it here, with the reason, or not at all.
 */
@AnalyzeClasses(packages = "dev.sextant", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

    /**
     * Who may use whom. Values travel with the rooms that carry them: who may use {@code wire} sees the plan, the incident
     * and the boards that are written there. {@code ops} (settings, metrics, health, clock) is the house's cellar: open to
     * every room that is not pure.
     */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            Map.entry("plan", Set.of()),
            Map.entry("incident", Set.of("plan")),
            Map.entry("board", Set.of("plan", "incident")),
            Map.entry("press", Set.of("plan", "incident")),
            Map.entry("wire", Set.of("plan", "incident", "board")),
            Map.entry("people", Set.of("plan", "incident", "wire", "openid", "vault", "ops")),
            Map.entry("journal", Set.of("plan", "incident", "wire", "ops")),
            Map.entry("desk", Set.of("plan", "incident", "wire", "journal", "people", "vault", "ops")),
            Map.entry("search", Set.of("plan", "incident", "board")),
            Map.entry(
                    "live",
                    Set.of(
                            "plan",
                            "incident",
                            "board",
                            "press",
                            "search",
                            "wire",
                            "journal",
                            "people",
                            "vault",
                            "ops")),
            Map.entry(
                    "http",
                    Set.of(
                            "plan",
                            "incident",
                            "board",
                            "press",
                            "print",
                            "desk",
                            "live",
                            "wire",
                            "people",
                            "openid",
                            "notify",
                            "files",
                            "ops")),
            Map.entry("print", Set.of()),
            Map.entry("openid", Set.of("ops")),
            Map.entry("files", Set.of("plan", "incident", "ops")),
            Map.entry("notify", Set.of("plan", "incident", "board", "people", "ops")),
            Map.entry("courier", Set.of("plan", "incident", "press", "ops")),
            Map.entry("vault", Set.of("plan", "incident", "wire", "ops")),
            Map.entry("ops", Set.of()));

    private static final String[] PURE = {
        "dev.sextant.plan..", "dev.sextant.incident..", "dev.sextant.board..", "dev.sextant.press.."
    };

    @ArchTest
    static void everyRoomUsesOnlyWhatItMay(JavaClasses house) {
        MAY_USE.forEach((room, may) -> {
            var closed = Stream.concat(MAY_USE.keySet().stream(), Stream.of("watch", "report", "drill"))
                    .filter(other -> !other.equals(room) && !may.contains(other))
                    .map(other -> "dev.sextant." + other + "..");
            var closedAndTheTop =
                    Stream.concat(closed, Stream.of("dev.sextant")).toArray(String[]::new);
            noClasses()
                    .that()
                    .resideInAPackage("dev.sextant." + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(closedAndTheTop)
                    .as("room " + room + " uses only " + new TreeSet<>(may))
                    .allowEmptyShould(true)
                    .check(house);
        });
    }

    @ArchTest
    static final ArchRule roomsAreFreeOfCycles =
            slices().matching("dev.sextant.(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule thePlanKnowsOnlyYamlAndCel = dependsOnlyOn(
            "plan",
            "java..",
            "org.jspecify..",
            "dev.cel..",
            "com.google..",
            "org.yaml.snakeyaml..",
            "org.pcollections..");

    @ArchTest
    static final ArchRule theIncidentKnowsOnlyThePlan =
            dependsOnlyOn("incident", "java..", "org.jspecify..", "org.pcollections..", "dev.sextant.plan..");

    /** A view is a JSON object, the one thing that a board takes from Vert.x. */
    @ArchTest
    static final ArchRule theBoardKnowsOnlyPlanAndIncident = dependsOnlyOn(
            "board",
            "java..",
            "org.jspecify..",
            "org.pcollections..",
            "io.vertx.core.json..",
            "dev.sextant.plan..",
            "dev.sextant.incident..");

    /** The JSON feed is the one thing that the press takes from Vert.x. */
    @ArchTest
    static final ArchRule thePressKnowsOnlyPlanAndIncident = dependsOnlyOn(
            "press",
            "java..",
            "org.jspecify..",
            "org.pcollections..",
            "io.vertx.core.json..",
            "dev.sextant.plan..",
            "dev.sextant.incident..");

    private static ArchRule dependsOnlyOn(String room, String... packages) {
        var own = "dev.sextant." + room + "..";
        return classes()
                .that()
                .resideInAPackage(own)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        Stream.concat(Arrays.stream(packages), Stream.of(own)).toArray(String[]::new))
                .allowEmptyShould(true);
    }

    /** Time, ids and chance come in with the command, or a replay would tell another story. */
    @ArchTest
    static final ArchRule pureRoomsHaveNoClockNoChanceNoMachine = noClasses()
            .that()
            .resideInAnyPackage(PURE)
            .should()
            .accessTargetWhere(describe("reads a clock, chance or the machine", HouseRulesTest::isImpure))
            .allowEmptyShould(true);

    private static boolean isImpure(JavaAccess<?> access) {
        var type = access.getTargetOwner().getName();
        var member = access.getTarget().getName();
        return switch (type) {
            case "java.lang.System" -> !Set.of("arraycopy", "lineSeparator").contains(member);
            case "java.util.Random",
                    "java.util.SplittableRandom",
                    "java.util.concurrent.ThreadLocalRandom",
                    "java.security.SecureRandom",
                    "java.lang.Thread" -> true;
            case "java.lang.Math" -> member.equals("random");
            case "java.util.UUID" -> member.equals("randomUUID");
            case "java.time.Clock" -> member.startsWith("system");
            case "java.time.ZoneId" -> member.equals("systemDefault");
            case "java.util.Locale" -> member.equals("getDefault");
            default -> type.startsWith("java.time.") && member.equals("now");
        };
    }

    @ArchTest
    static final ArchRule onlyTheJournalAndPeopleKnowRedis = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sextant.journal..", "dev.sextant.people..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.redis..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyLiveKnowsTheBridge = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sextant.live..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx.ext.web.handler.sockjs..", "io.vertx.ext.bridge..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyOpenIdReadsTokens = noClasses()
            .that()
            .resideOutsideOfPackage("dev.sextant.openid..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.nimbusds..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule jsonIsReadByVertxAlone =
            noClasses().should().dependOnClassesThat().resideInAPackage("com.fasterxml.jackson.databind..");

    /** The log has a format; only the command line talks to people, and only it decides when the process ends. */
    @ArchTest
    static final ArchRule onlyTheCommandLinePrintsAndExits = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sextant", "dev.sextant.cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nobodySleeps = noClasses()
            .should()
            .callMethodWhere(target(owner(assignableTo(Thread.class))).and(target(name("sleep"))));

    /** Waiting for a future stops an event loop; the command line may, while it starts and stops. */
    @ArchTest
    static final ArchRule nobodyWaitsForAFuture = noClasses()
            .that()
            .resideOutsideOfPackages("dev.sextant", "dev.sextant.cli..")
            .should()
            .callMethodWhere(target(owner(assignableTo("io.vertx.core.Future"))).and(target(name("await"))))
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothingStaticChanges =
            fields().that().areStatic().should().beFinal().allowEmptyShould(true);

    @ArchTest
    static final ArchRule namesSayWhatAThingIs = noClasses()
            .should()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Util")
            .orShould()
            .haveSimpleNameEndingWith("Utils")
            .orShould()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Dto");

    @ArchTest
    static void everyDoorHasASign(JavaClasses house) {
        var withoutSign = house.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(room -> room.tryGetPackageInfo()
                        .filter(sign -> sign.isAnnotatedWith(NullMarked.class))
                        .isEmpty())
                .map(room -> room.getName())
                .toList();
        assertThat(withoutSign)
                .as("packages without a package-info.java that is @NullMarked")
                .isEqualTo(List.of());
    }
}
