package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("Every action of every group's phone")
class PhoneActionsStory {
    /** Somebody of each group. Not here: a legal review (the reviewer's), a session (two of ours), a dispatch (no request is approved at that time). */
    private static final Map<String, List<String>> PEOPLE = Map.of(
            "liaisonOfficer", List.of("contact", "external", "request", "meeting", "status"),
            "onSiteA", List.of("count", "note", "order", "supplies"),
            "negotiator", List.of("demand", "fact", "note", "authority"),
            "assessor", List.of("finding", "evidence", "risk", "note"),
            "mediaOfficer", List.of("rumour", "press", "sentiment", "check", "note"),
            "logisticsOfficer", List.of("medical", "stock", "issue", "note"));

    /** Answers a form as a hurried person does: what it requires, and what it refers to (the plan may require that, depending on the rest). */
    private static final String FILL = """
            () => {
              for (const row of document.querySelectorAll('action-form field-row')) {
                if (!row.field.required && !['ref', 'refs', 'person'].includes(row.field.type)) continue;
                const choice = row.querySelector('.seg input');
                if (choice) { if (!row.querySelector('.seg input:checked')) choice.click(); continue; }
                const step = row.querySelector('.steps button:last-child, .seg button');
                if (step) { step.click(); continue; }
                const select = row.querySelector('select');
                if (select) { select.selectedIndex = 1; select.dispatchEvent(new Event('change', {bubbles: true})); continue; }
                const words = row.querySelector('textarea, input[type=text]');
                if (words && !words.value) {
                  words.value = '现场填写的内容';
                  words.dispatchEvent(new Event('input', {bubbles: true}));
                }
              }
            }""";

    @RegisterExtension
    static final Browser browser = new Browser();

    @Test
    @DisplayName("is posted by touch on the smallest phone, in both languages, and keeps nobody out")
    void posted() {
        try (var product = Product.started()) {
            product.play("10:58");
            var trouble = new ArrayList<String>();
            PEOPLE.forEach((account, actions) -> {
                var locale = account.length() % 2 == 0 ? "zh-CN" : "en";
                var phone = browser.person(account, locale, Screen.SMALL_PHONE).opens(product.url(account, "/field"));
                phone.page().locator("net-line[state=live]").waitFor();
                actions.forEach(action -> post(phone, action, trouble));
                assertThat(phone.complaints()).isEmpty();
                phone.close();
            });
            assertThat(trouble).isEmpty();
        }
    }

    private static void post(Person phone, String action, List<String> trouble) {
        var where = phone.page().url().replaceAll(".*/", "") + " " + action + ": ";
        phone.page().locator("a.act[href='#do/" + action + "']").tap();
        phone.page().locator("action-form .rows").waitFor();
        phone.barriers().forEach(barrier -> trouble.add(where + barrier));
        phone.page().evaluate(FILL);
        phone.page().locator("action-form button.send").tap();
        var done = phone.page().locator("home-tab, action-form footer .error:not(:empty)");
        done.first().waitFor(new Locator.WaitForOptions().setTimeout(5_000));
        if (phone.page().locator("action-form").count() > 0) {
            trouble.add(where
                    + phone.page().locator("action-form .error:not(:empty)").allInnerTexts());
            phone.page().locator("header .close").tap();
            return;
        }
        phone.page().waitForFunction("() => !document.querySelector('field-app').outbox.waiting.length");
        var refused = phone.page().locator("post-list li[data-state=refused]");
        refused.allInnerTexts().forEach(text -> trouble.add(where + text));
        phone.page()
                .evaluate("() => { const box = document.querySelector('field-app').outbox; return box.discardAll() }");
    }
}
