package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("In the middle of the scripted incident every screen")
class ScreensStory {
    private static final List<String> LOCALES = List.of("zh-CN", "en");
    private static final List<String> GROUPS =
            List.of("command", "liaison", "onSite", "negotiation", "assessment", "media", "logistics");

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;
    private static final List<String> trouble = new ArrayList<>();

    @BeforeAll
    static void playsTheIncident() {
        product = Product.started();
        incident = product.play("10:53");
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName("is drawn without a complaint, fits, keeps nobody out (axe), and has its picture taken")
    void isDrawn() {
        for (String locale : LOCALES) {
            approvals(locale, Screen.DESK, "approvals");
            approvals(locale, Screen.PHONE, "approvals-phone");
        }
        product.play("10:58");
        for (String locale : LOCALES) {
            wall(locale, Screen.WALL, "wall");
            wall(locale, Screen.WALL_4K, "wall-4k");
            boards(locale);
            phone(locale);
            door(locale);
        }
        assertThat(trouble).isEmpty();
    }

    private static void wall(String locale, Screen screen, String name) {
        var wall = browser.person("wall", locale, screen).opens(product.url("wall", "/wall/" + incident));
        wall.page().locator("wall-screen[state=live] wall-tile").first().waitFor();
        wall.page().locator("wall-log li").first().waitFor();
        wall.page().locator("wall-tile .status").first().waitFor();
        shot(wall, name, locale);
        wall.close();
    }

    private static void boards(String locale) {
        var leader = browser.person("leader", locale, Screen.DESK)
                .opens(product.url("leader", "/incidents/" + incident + "/command"));
        for (String group : GROUPS) {
            leader.opens(product.url() + "/incidents/" + incident + "/" + group);
            leader.page().locator("live-dot[state=live]").waitFor();
            shot(leader, "board-" + group, locale);
            var rows = leader.page().locator("[data-record]");
            rows.first().waitFor();
            rows.first().click();
            leader.page().locator("record-pane #record-title").waitFor();
            shot(leader, "board-" + group + "-record", locale);
        }
        leader.opens(product.url() + "/incidents/" + incident + "/log");
        leader.page().locator("live-dot[state=live]").waitFor();
        shot(leader, "log", locale);
        leader.close();
    }

    private static void phone(String locale) {
        var worker = browser.person("onSiteA", locale, Screen.PHONE).opens(product.url("onSiteA", "/field"));
        worker.page().locator("net-line[state=live]").waitFor();
        shot(worker, "field", locale);
        for (String tab : List.of("tasks", "log", "me")) {
            worker.page().locator("nav a[href='#" + tab + "']").click();
            worker.page().locator(tab + "-tab").waitFor();
            shot(worker, "field-" + tab, locale);
        }
        worker.page().locator("nav a[href='#home']").click();
        worker.page().locator("a.act[href='#do/count']").click();
        worker.page().locator("action-form #f-count").waitFor();
        shot(worker, "field-count", locale);
        worker.close();
    }

    private static void approvals(String locale, Screen screen, String name) {
        var reader = browser.person("spokesperson", locale, screen).opens(product.url("spokesperson", "/approvals"));
        reader.page().locator("live-dot[state=live]").waitFor();
        var waiting = reader.page().locator(".queue a");
        waiting.first().waitFor();
        shot(reader, name, locale);
        waiting.first().click();
        reader.page().locator("approval-item article").waitFor();
        shot(reader, name + "-open", locale);
        reader.close();
    }

    private static void door(String locale) {
        var duty = browser.person("duty", locale, Screen.DESK).opens(product.url() + "/");
        duty.page().locator("#account").waitFor();
        shot(duty, "sign-in", locale);
        duty.opens(product.url("duty", "/"));
        duty.page().locator("incident-card").first().waitFor();
        shot(duty, "incidents", locale);
        duty.page().locator("incident-list button.primary").first().click();
        duty.page().locator("open-incident dialog[open]").waitFor();
        shot(duty, "intake", locale);
        duty.close();
    }

    private static void shot(Person person, String name, String locale) {
        var picture = name + "." + locale.substring(0, 2);
        person.pictured(picture);
        if (!Boolean.TRUE.equals(person.page().evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
            trouble.add(picture + ": wider than the screen");
        }
        // Whoever opens the door is asked who it is; "nobody yet" is a 401, which a browser always writes to its
        // console.
        person.complaints().stream()
                .filter(complaint -> !complaint.matches("(?s).*401 .*/api/session.*"))
                .forEach(complaint -> trouble.add(picture + ": " + complaint));
        person.barriers().forEach(barrier -> trouble.add(picture + ": " + barrier));
    }
}
