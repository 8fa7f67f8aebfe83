package dev.sextant.kit;

import dev.sextant.demo.Scenario;
import dev.sextant.demo.ScenarioFile;
import dev.sextant.incident.Actor;
import dev.sextant.plan.Label;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The people of the scripted incident, under the names that it gives them. */
public final class Cast {
    private static final Scenario SCENARIO = scenario();
    private static final Map<String, Actor> PEOPLE = people();

    public static final Actor LEADER = of("leader");
    public static final Actor DEPUTY = of("deputy");
    public static final Actor DUTY = of("duty");
    public static final Actor SPOKESPERSON = of("spokesperson");
    public static final Actor LIAISON_HEAD = of("liaisonHead");
    public static final Actor ON_SITE_HEAD = of("onSiteHead");
    public static final Actor ON_SITE_A = of("onSiteA");
    public static final Actor ON_SITE_B = of("onSiteB");
    public static final Actor NEGOTIATION_HEAD = of("negotiationHead");
    public static final Actor NEGOTIATOR = of("negotiator");
    public static final Actor RECORDER = of("recorder");
    public static final Actor ASSESSMENT_HEAD = of("assessmentHead");
    public static final Actor LEGAL = of("legal");
    public static final Actor MEDIA_HEAD = of("mediaHead");
    public static final Actor MEDIA_OFFICER = of("mediaOfficer");
    public static final Actor LOGISTICS_HEAD = of("logisticsHead");
    public static final Actor MEDIC = of("medic");
    public static final Actor OBSERVER = of("wall");
    public static final Actor ADMINISTRATOR =
            new Actor("admin", Label.of("zh", "管理员", "en", "Administrator"), Set.of("administrator"));

    private Cast() {}

    /** Everybody, in the order of the scenario. */
    public static List<Actor> all() {
        return List.copyOf(PEOPLE.values());
    }

    public static Actor of(String account) {
        Actor actor = PEOPLE.get(account);
        if (actor == null) {
            throw new IllegalArgumentException("nobody is called " + account);
        }
        return actor;
    }

    /** The scripted incident that they play. */
    public static Scenario script() {
        return SCENARIO;
    }

    private static Map<String, Actor> people() {
        var people = new LinkedHashMap<String, Actor>();
        for (Scenario.Person person : SCENARIO.people()) {
            people.put(
                    person.account(),
                    new Actor(person.account(), person.name(), Set.copyOf(person.roles())).proved(Duration.ZERO));
        }
        return people;
    }

    private static Scenario scenario() {
        var file = Path.of("config", "scenarios", "cloud-lock.yaml");
        try {
            return ScenarioFile.read(
                    file.toString(), Files.readString(file), ShippedPlan.plan().zone());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
