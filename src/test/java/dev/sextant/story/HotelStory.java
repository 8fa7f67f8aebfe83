package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.sextant.demo.Scenario;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Client;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.plan.Label;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A hotel with three groups, three levels and its own records, in English only, runs on its own plan")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HotelStory {
    @RegisterExtension
    static final Browser browser = new Browser();

    private static final Path HOTEL = Path.of("src/test/resources/plans/hotel");

    /** What is wrong with the badges of plans with two to six levels: alike, or with less contrast than WCAG's 4.5. */
    private static final String LEVELS_SHOWN = """
            async () => {
                const {usePlan} = await import('/app/ui/plan.js');
                const light = colour => {
                    const [r, g, b] = colour.match(/[0-9.]+/g).map(Number)
                        .map(c => c / 255).map(c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
                };
                const wrong = [];
                for (const day of ['light', 'dark'])
                    for (let count = 2; count <= 6; count++) {
                        const ids = Array.from({length: count}, (_, index) => `step${index + 1}`);
                        usePlan({levels: Object.fromEntries(ids.map((id, index) => [id, {rank: index + 1, numeral: id}]))});
                        const seen = new Set();
                        for (const id of ids) {
                            const around = document.body.appendChild(document.createElement('div')),
                                badge = around.appendChild(document.createElement('level-badge'));
                            around.className = day;
                            badge.level = id;
                            await badge.updateComplete;
                            const {color, backgroundColor} = getComputedStyle(badge);
                            const [low, high] = [light(color), light(backgroundColor)].sort((a, b) => a - b);
                            if ((high + 0.05) / (low + 0.05) < 4.5) wrong.push(`${day} ${id} of ${count}: ${color} on ${backgroundColor}`);
                            if (seen.has(backgroundColor)) wrong.push(`${day} ${id} of ${count}: looks like another`);
                            seen.add(backgroundColor);
                            around.remove();
                        }
                    }
                return wrong;
            }""";

    private static Product hotel;
    private static String incident;

    private static Scenario.Person person(String account, String name, String... roles) {
        return new Scenario.Person(account, Label.of("en", name), List.of(roles));
    }

    @BeforeAll
    static void guestsGather() {
        hotel = Product.of(
                HOTEL,
                List.of(
                        person("ines", "Ines", "manager"),
                        person("rui", "Rui", "groupHead@security"),
                        person("ana", "Ana", "groupMember@care"),
                        person("screen", "Lobby screen", "observer")));
        incident = activated(hotel);
    }

    /** An incident at the lowest level, opened and activated by the manager. */
    private static String activated(Product hotel) {
        var manager = hotel.as("ines");
        var opened = manager.post(
                "/api/incidents",
                new JsonObject()
                        .put("commandId", "open-the-incident")
                        .put("type", "openIncident")
                        .put(
                                "fields",
                                new JsonObject()
                                        .put("title", "Rooms without water")
                                        .put("place", "Lobby")
                                        .put("wish", "Water, or another hotel")
                                        .put("guests", 18)));
        assertThat(opened.status()).as(opened.text()).isEqualTo(201);
        String id = opened.body().getString("incident");
        manager.command(id, new JsonObject().put("type", "acknowledgeIntake"));
        manager.command(
                id,
                new JsonObject()
                        .put("type", "activatePlan")
                        .put("level", "low")
                        .put("commandPost", "Manager's office")
                        .put("firstInstructions", "Keep the doors open."));
        return id;
    }

    @AfterAll
    static void ends() {
        hotel.close();
    }

    private static Client manager() {
        return hotel.as("ines");
    }

    private static JsonObject wall() {
        return manager().view(incident, "wall");
    }

    @Test
    @Order(1)
    @DisplayName("a limit of the hotel's plan that passes is missed, and says so on the wall")
    void missesALimit() {
        hotel.letPass(Duration.ofMinutes(21));
        await().untilAsserted(() -> assertThat(
                        manager().view(incident, "log").getJsonObject("entries").encode())
                .contains("Overdue: First count"));
        assertThat(manager()
                        .view(incident, "board.security")
                        .getJsonObject("records")
                        .encode())
                .as("tasks of the checklists")
                .contains("TK-01");
    }

    @Test
    @Order(2)
    @DisplayName("what its people post is judged by the hotel's rules: a level is suggested, a rule refuses")
    void suggestsALevel() {
        var security = hotel.as("rui");
        var lobby = security.posts(
                incident, "spot", new JsonObject().put("name", "Lobby").put("where", "lobby"));
        security.posts(
                incident,
                "count",
                new JsonObject().put("spot", lobby).put("heads", 24).put("mood", "loud"));
        await().untilAsserted(
                        () -> assertThat(wall().getJsonObject("suggestion").getString("level"))
                                .isEqualTo("mid"));
        var unsaid = security.tries(
                incident,
                new JsonObject()
                        .put("type", "postRecord")
                        .put("record", "count")
                        .put(
                                "fields",
                                new JsonObject()
                                        .put("spot", lobby)
                                        .put("heads", 25)
                                        .put("mood", "hostile")));
        assertThat(unsaid.status()).as(unsaid.text()).isEqualTo(422);
        assertThat(unsaid.text()).contains("fields.note");
        var foreign = hotel.as("ana")
                .tries(
                        incident,
                        new JsonObject()
                                .put("type", "postRecord")
                                .put("record", "count")
                                .put(
                                        "fields",
                                        new JsonObject().put("spot", lobby).put("heads", 3)));
        assertThat(foreign.status()).isEqualTo(403);
        manager()
                .command(
                        incident,
                        new JsonObject()
                                .put("type", "setLevel")
                                .put("level", "high")
                                .put("reason", "Crowd grows"));
    }

    @Test
    @Order(3)
    @DisplayName("wall, board, phone and the list of incidents show it, with nothing of another plan")
    void isShown() {
        hotel.as("ana").posts(incident, "demand", new JsonObject().put("text", "Water by noon"));
        var wall = browser.person("screen", "en", Screen.WALL).opens(hotel.url("screen", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-log li").first().waitFor();
        wall.page().getByText("unanswered").first().waitFor();
        var shown = wall.page().locator("body").innerText();
        assertThat(shown).contains("Grave", "Guest care", "Lobby", "24").doesNotContain("undefined");
        assertThat(wall.page()
                        .evaluate("() => getComputedStyle(document.querySelector('.level[data-level=high]'))"
                                + ".getPropertyValue('--c').trim() !== ''"))
                .as("the highest level has a colour")
                .isEqualTo(true);
        wall.pictured("hotel-wall.en");

        var board = browser.person("rui", "en", Screen.DESK)
                .opens(hotel.url("rui", "/incidents/" + incident + "/security"));
        board.page().locator(".zones .zone-list li").first().waitFor();
        assertThat(board.page().locator(".zones").innerText()).contains("Lobby", "24", "Loud");
        board.pictured("hotel-board.en");

        var phone = browser.person("rui", "en", Screen.PHONE).opens(hotel.url("rui", "/field"));
        phone.page().locator("a.act[href='#do/count']").waitFor();
        phone.pictured("hotel-phone.en");

        var list = browser.person("ines", "en", Screen.DESK).opens(hotel.url("ines", "/"));
        list.page().getByText("Rooms without water").first().waitFor();
        assertThat(wall.complaints()).isEmpty();
        assertThat(board.complaints()).isEmpty();
        assertThat(phone.complaints()).isEmpty();
        assertThat(list.complaints()).isEmpty();
    }

    @Test
    @Order(4)
    @DisplayName("whoever opens an incident comes to the board of the group that commands, whatever the plan calls it")
    void opensTheBoardOfWhoeverCommands() {
        var manager = browser.person("ines", "en", Screen.DESK).opens(hotel.url("ines", "/"));
        var page = manager.page();
        page.locator("incident-card h2 a[href$='/desk']").waitFor();
        page.locator("incident-list button.primary").first().click();
        page.locator("#intake-title").fill("Smoke in the kitchen");
        page.locator("#intake-place").fill("Ground floor");
        page.locator("#intake-guests").fill("40");
        page.locator("open-incident footer button.primary").click();
        page.waitForURL("**/incidents/*/desk");
        page.locator("#begin-title").waitFor();
        assertThat(page.locator("body").innerText()).contains("Smoke in the kitchen");
        page.locator(".steps button.primary").first().click();
        assesses(page);
        manager.pictured("hotel-assessed.en");
        assertThat(manager.complaints())
                .as("but for the refusal that was meant")
                .filteredOn(complaint -> !complaint.contains("status of 422"))
                .isEmpty();
        manager.close();
    }

    /** The leader writes down the initial assessment: first without saying why not, which is refused, then to activate. */
    private static void assesses(Page page) {
        page.locator(".steps .assessed button").click();
        var dialog = page.locator("act-dialog dialog");
        choice(dialog, "III Red").last().check();
        dialog.getByLabel("What it may lead to").fill("Guests in the street");
        choice(dialog, "No").check();
        dialog.locator("button[type=submit]").click();
        dialog.getByText("Not activating needs a reason").first().waitFor();
        choice(dialog, "Yes").check();
        page.screenshot(new Page.ScreenshotOptions().setPath(Browser.SCREENS.resolve("hotel-assess.en.png")));
        dialog.locator("button[type=submit]").click();
        page.locator(".steps .assessed.done").waitFor();
        assertThat(page.locator(".steps .assessed").innerText())
                .contains("III Red", "activate", "Guests in the street", "Ines");
    }

    private static Locator choice(Locator form, String text) {
        return form.getByRole(
                AriaRole.RADIO, new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    @Test
    @Order(5)
    @DisplayName("two to six levels each have a colour of their own by their rank, readable by day and by night")
    void coloursLevelsByRank() {
        var manager = browser.person("ines", "en", Screen.DESK).opens(hotel.url("ines", "/"));
        manager.page().locator("incident-card level-badge").first().waitFor();
        var shown = manager.page().evaluate(LEVELS_SHOWN);
        assertThat(shown).isEqualTo(List.of());
        assertThat(manager.page().evaluate("""
                async () => {
                    const {usePlan} = await import('/app/ui/plan.js');
                    usePlan({levels: {blue: {rank: 1}, yellow: {rank: 2}, orange: {rank: 3}, red: {rank: 4}}});
                    const probe = document.body.appendChild(document.createElement('div'));
                    return ['blue', 'yellow', 'orange', 'red'].every(id => {
                        probe.dataset.level = id;
                        const its = getComputedStyle(probe);
                        return its.getPropertyValue('--c') === its.getPropertyValue('--' + id);
                    });
                }"""))
                .as("the shipped plan's four keep their colours")
                .isEqualTo(true);
        manager.close();
    }

    @Test
    @Order(6)
    @DisplayName(
            "a checklist item that no limit watches shows when it is due all the same, with the day when that is another")
    void showsWhenAnItemIsDue() throws IOException {
        try (var bare = Product.of(
                withoutTheLimitOfTasks(),
                List.of(person("ines", "Ines", "manager"), person("rui", "Rui", "groupHead@security")))) {
            var opened = activated(bare);
            var tasks = bare.as("rui").view(opened, "board.security").getJsonObject("records");
            assertThat(tasks.getJsonObject("TK-01").getString("dueAt")).isNotNull();

            var board = browser.person("rui", "en", Screen.DESK)
                    .opens(bare.url("rui", "/incidents/" + opened + "/security"));
            board.page().locator(".checklist due-time").waitFor();
            assertThat(board.page().locator(".checklist").innerText())
                    .containsPattern("by 21 Apr \\d\\d:\\d\\d")
                    .doesNotContain("ongoing");
            board.pictured("hotel-due.en");
            var chinese = browser.person("rui", "zh-CN", Screen.PHONE).opens(bare.url("rui", "/field"));
            chinese.page().locator("record-card").first().waitFor();
            assertThat(chinese.page().locator("record-card").first().innerText())
                    .containsPattern("4月21日 \\d\\d:\\d\\d");
            assertThat(chinese.page().locator("body").innerText())
                    .as("a plan without anything to acknowledge")
                    .doesNotContain("指令", "签收");
            chinese.pictured("hotel-due-phone.zh");
            assertThat(board.complaints()).isEmpty();
            assertThat(chinese.complaints()).isEmpty();
        }
    }

    /** The hotel's plan, its first item of security's checklist due after three days, and no limit for tasks. */
    private static Path withoutTheLimitOfTasks() throws IOException {
        var folder = Product.emptyFolder();
        for (String name : List.of("plan.yaml", "boards.yaml", "rules.yaml")) {
            Files.writeString(
                    folder.resolve(name),
                    Files.readString(HOTEL.resolve(name))
                            .replaceFirst("(?m)^  task: \\{label: \\{en: Task}, for: task.*$", "")
                            .replace(
                                    "title: {en: Close the garage}, due: 20",
                                    "title: {en: Close the garage}, due: 2880"));
        }
        return folder;
    }
}
