package dev.sextant.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.sextant.kit.Browser;
import dev.sextant.kit.Payloads;
import dev.sextant.kit.Person;
import dev.sextant.kit.Product;
import dev.sextant.kit.Screen;
import dev.sextant.kit.ShippedPlan;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * More than three hundred script payloads × every text field × every screen. How that product is reached: the scripted incident is
 * played with payloads in every text that people type and in their names, as many as each field takes, so that the server takes,
 * keeps, folds, prints and gives them. On its way to the browser such a text, and every text field of the plan on one card of its
 * type, is made to hold all of them, each beginning with another ({@link LadenAnswers}). The pages that the server itself writes
 * (public page, dossier) hold what fits the fields.
 *
 * <p>The browsers heed no content security policy: what is shown here is that no page makes markup of a text. That the policy
 * would stop a page that did is shown last.
 */
@DisplayName("Script that somebody typed")
class ScriptStory {
    private static final int RUN_ON_A_CARELESS_PAGE = 250;

    /** What Chromium says of a request that the content security policy stopped. */
    private static final String POLICY = "csp";

    /** What was noticed: calls of the payloads, dialogs, requests to the host. */
    private static final List<String> noticed = new CopyOnWriteArrayList<>();

    @RegisterExtension
    static final Browser browser = new Browser();

    private static Product product;
    private static String incident;
    private static String join;

    @BeforeAll
    static void everybodyTypesScript() {
        product = Product.telling(new LadenScenario().of(Product.scenario()));
        incident = product.play("12:30");
        join = product.as("leader")
                .post("/api/incidents/" + incident + "/joins", new JsonObject().put("group", "onSite"))
                .body()
                .getString("link");
        var helper = new JsonObject()
                .put("code", join.replaceAll(".*#", ""))
                .put("name", "<i onclick=" + Payloads.CALL + "()>")
                .put("phone", "13800138000");
        assertThat(product.stranger().post("/api/join/guest", helper).status()).isBetween(200, 299);
    }

    @BeforeEach
    void nothingYet() {
        noticed.clear();
    }

    @AfterAll
    static void ends() {
        product.close();
    }

    @Test
    @DisplayName(
            "is text on every board, as cards, as a table, in the record beside it, in its history and in the forms; in the log, in the search, in the past")
    void boards() {
        var leader = person("leader", Screen.DESK).opens(product.url("leader", "/me"));
        var page = leader.page();
        there(page, "my-sessions li");
        isOnlyText(page, "me", 0);
        for (String group : ShippedPlan.plan().groups().keySet()) {
            leader.opens(product.url() + "/incidents/" + incident + "/" + group);
            there(page, "live-dot[state=live]");
            page.evaluate(WALK, group);
            isOnlyText(page, group, 300);
        }
        there(page, "find-dialog:defined");
        page.evaluate("document.querySelector('find-dialog').show()");
        page.locator("find-dialog input").fill(Payloads.CALL);
        there(page, "find-dialog .line");
        isOnlyText(page, "search", 300);
        leader.opens(product.url() + "/incidents/" + incident + "/log");
        there(page, "log-page li");
        isOnlyText(page, "log", 300);
        leader.opens(product.url() + "/incidents/" + incident + "/command?at=2026-04-18T03:00:00Z");
        there(page, "time-bar");
        there(page, "[data-record]");
        isOnlyText(page, "past", 300);
        leaves(leader);
    }

    /** Every tab as columns and as a table; of every type one record with its history, and its form. */
    private static final String WALK = """
            async group => {
              const board = document.querySelector('group-board');
              const until = async (what, is) => {
                for (let i = 0; !is(); i++) {
                  if (i > 1500) throw new Error(what);
                  await new Promise(done => setTimeout(done, 20));
                }
              };
              const go = async query => {
                history.pushState(null, '', location.pathname + '?' + query);
                dispatchEvent(new PopStateEvent('popstate'));
                await board.updateComplete;
              };
              const cards = Object.values(board.live.board.view.records);
              for (const type of new Set(cards.map(card => card.type))) {
                if (board.plan.records[type].group !== group) continue; // seen on its own board
                const {id} = cards.find(card => card.type === type);
                for (const as of ['columns', 'table']) await go(`tab=${type}&as=${as}&record=${id}`);
                let pane; // comes once the board stands
                await until(id, () => (pane = document.querySelector('record-pane')) && (pane.history || pane.missing));
                pane.amend();
                await pane.updateComplete;
                await pane.querySelector('amend-form')?.updateComplete;
              }
              document.documentElement.style.display = '';
            }""";

    @Test
    @DisplayName(
            "is text on the wall, on the phone, where texts are approved, on the list of incidents and on the pages about people")
    void others() {
        seen("wall", Screen.WALL, product.url("wall", "/wall/" + incident), "wall-log li", 300);
        seen("spokesperson", Screen.DESK, product.url("spokesperson", "/approvals"), "approvals-app main", 1);
        seen("duty", Screen.DESK, product.url("duty", "/"), "incident-card", 1);
        seen("admin", Screen.DESK, product.url("admin", "/people"), ".people li", 300);
        seen("helper", Screen.PHONE, join, "join-page #name", 0);
        var worker = person("onSiteHead", Screen.PHONE).opens(product.url("onSiteHead", "/field"));
        there(worker.page(), "net-line[state=live]");
        for (String tab : List.of("home", "tasks", "log", "me")) {
            worker.page().evaluate("tab => { location.hash = tab }", tab);
            there(worker.page(), tab + "-tab");
            isOnlyText(worker.page(), "phone, " + tab, tab.equals("log") ? 300 : 0);
        }
        leaves(worker);
    }

    private static void seen(String account, Screen screen, String address, String waitsFor, int atLeast) {
        var person = person(account, screen).opens(address);
        there(person.page(), waitsFor);
        isOnlyText(person.page(), address, atLeast);
        leaves(person);
    }

    @Test
    @DisplayName("is text on the pages that the server writes: what the public reads, and the dossier of a text")
    void written() {
        var reader = person("leader", Screen.DESK).opens(product.url("leader", "/"));
        for (String form : List.of("", "/en")) {
            reader.opens(product.url() + "/public/lanbridge" + form);
            isOnlyText(reader.page(), "public page" + form, 20);
        }
        for (String text : List.of("ST-01", "HL-01", "AG-01")) {
            reader.opens(product.url() + "/incidents/" + incident + "/records/" + text + "/dossier");
            isOnlyText(reader.page(), "dossier of " + text, 5);
        }
        leaves(reader);
    }

    private static Person person(String name, Screen screen) {
        var person = watched(browser.unguarded(name, "zh-CN", screen));
        LadenAnswers.of(person.context());
        // So much text takes seconds to be laid out; markup in it would run all the same.
        person.context().addInitScript("document.documentElement?.setAttribute('style', 'display: none')");
        return person;
    }

    /** An answer that is being lengthened when the browser closes would break the test. */
    private static void leaves(Person person) {
        person.context().unrouteAll();
        person.close();
    }

    private static Person watched(Person person) {
        person.page().setDefaultTimeout(60_000);
        person.context().exposeBinding(Payloads.CALL, (source, given) -> noticed.add("ran " + List.of(given)));
        person.context().onRequest(request -> {
            if (request.url().contains(Payloads.HOST)) {
                noticed.add("asked " + request.url());
            }
        });
        person.context().onRequestFailed(request -> {
            if (POLICY.equals(request.failure())) {
                noticed.remove("asked " + request.url()); // the browser did not ask, because of the policy
            }
        });
        person.context().onDialog(dialog -> {
            noticed.add("said " + dialog.message());
            dialog.dismiss();
        });
        return person;
    }

    private static void there(Page page, String what) {
        page.locator(what).first().waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    }

    /** What stands on the page now: no element that was not ours, and at least so many of the payloads as what they are, text. */
    private static void isOnlyText(Page page, String where, int atLeast) {
        var found = await(where + ": payloads that stand there as text, at least " + atLeast)
                .pollInSameThread()
                .atMost(Duration.ofSeconds(30))
                .until(() -> look(page), seen -> seen.getInteger("shown") >= atLeast);
        assertThat(found.getJsonArray("planted")).as(where).isEmpty();
        assertThat(noticed).as(where).isEmpty();
    }

    private static JsonObject look(Page page) {
        return new JsonObject(String.valueOf(page.evaluate(LOOK, Payloads.all())));
    }

    private static final String LOOK = """
            payloads => {
              const planted = [];
              const loads = /^(href|src|action|formaction|srcdoc|data|xlink:href|style|srcset|ping|poster|background)$/i;
              for (const one of document.querySelectorAll('*')) {
                const runs = /^(iframe|object|embed|frame|frameset|base|marquee|plaintext|math|portal)$/.test(one.localName)
                  || one.localName === 'script' && /__ran|canary/.test(one.textContent)
                  || [...one.attributes].some(({name, value}) => /^on/i.test(name)
                    || loads.test(name) && /^\\s*(java|vb)script:|^data:text|^\\W*canary/i.test(value));
                if (runs) planted.push(one.outerHTML.slice(0, 120));
              }
              const typed = [...document.querySelectorAll('input, textarea')].map(one => one.value).join(' ');
              const text = document.body.textContent + typed;
              return JSON.stringify({planted, shown: payloads.filter(payload => text.includes(payload)).length});
            }""";

    @Test
    @DisplayName("would run on a careless page, most of it; under the policy that every page of ours has, none")
    void wouldRun() {
        var careless =
                watched(browser.unguarded("careless", "zh-CN", Screen.DESK)).opens(product.url() + "/health/live");
        careless.page().evaluate(CARELESS, Payloads.all());
        assertThat(ran()).isGreaterThanOrEqualTo(RUN_ON_A_CARELESS_PAGE);
        careless.close();
        noticed.clear();
        var guarded = watched(browser.person("guarded", "zh-CN", Screen.DESK)).opens(product.url() + "/approvals");
        guarded.page().locator("body").waitFor();
        guarded.page().evaluate(CARELESS, Payloads.all());
        assertThat(noticed).isEmpty();
    }

    /** Different payloads of which something was noticed. */
    private static long ran() {
        return noticed.stream()
                .map(each -> each.replaceAll("\\D*(\\d+).*", "$1"))
                .distinct()
                .count();
    }

    /** A page for each payload that takes it for markup, for an attribute in either quotes or none, for an address, and for what stands in a script. */
    private static final String CARELESS = """
            payloads => Promise.all(payloads.map(payload => new Promise(done => {
              const frame = document.body.appendChild(document.createElement('iframe'));
              const page = frame.contentDocument;
              const put = markup => {
                try { page.body.append(page.createRange().createContextualFragment(markup)); } catch { /* no markup at all */ }
              };
              [payload, `<b title="${payload}">x</b>`, `<b title='${payload}'>x</b>`, `<b title=${payload}>x</b>`].forEach(put);
              page.body.append(Object.assign(page.createElement('a'), {href: payload}));
              for (const script of [`const a = "${payload}"`, `const a = '${payload}'`, 'const a = `' + payload + '`', payload]) {
                try { new frame.contentWindow.Function(script)(); } catch { /* no script at all */ }
              }
              for (const one of page.querySelectorAll('a, button, input, b, p, area, form')) {
                for (const name of one.getAttributeNames()) if (/^on/.test(name)) one.dispatchEvent(new Event(name.slice(2)));
                if (/^javascript:/i.test(one.href ?? one.formAction ?? '')) one.click();
              }
              setTimeout(done, 1_500);
            })))""";
}
