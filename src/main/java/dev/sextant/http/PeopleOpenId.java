package dev.sextant.http;

import dev.sextant.openid.Provider;
import dev.sextant.people.OpenIdLinks;
import dev.sextant.people.People;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an administrator says of the organisation's own sign-in: whom an account belongs to there. */
final class PeopleOpenId {
    private static final int LONGEST = 255;

    private final People people;

    PeopleOpenId(People people) {
        this.people = people;
    }

    /** For whom accounts wait: the claim that a name is a value of; null: there is no provider. */
    @Nullable JsonObject settings() {
        return people.openId()
                .provider()
                .map(provider -> new JsonObject()
                        .put("issuer", provider.settings().issuer())
                        .put("claim", provider.settings().claim()))
                .orElse(null);
    }

    /** Of one account: tied since when, or waiting for whom until when; null: neither. */
    Future<Optional<JsonObject>> of(String account) {
        OpenIdLinks links = people.openId().links();
        return links.of(account)
                .compose(link -> link.isPresent()
                        ? Future.succeededFuture(link.map(
                                one -> new JsonObject().put("since", one.since().toString())))
                        : links.expected(account)
                                .map(found -> found.map(one -> new JsonObject()
                                        .put("name", one.name())
                                        .put("until", one.until().toString()))));
    }

    /** Lets the account wait for whom the provider calls so. Who is tied already is untied first, by an act of its own. */
    Future<Void> expect(String account, JsonObject body) {
        Provider provider =
                people.openId().provider().orElseThrow(() -> HttpProblem.of(ProblemCode.outOfOrder, noProvider()));
        Asked asked = new Asked(body);
        String name = asked.text("name", 1, LONGEST);
        asked.done();
        OpenIdLinks links = people.openId().links();
        return links.of(account).compose(link -> {
            if (link.isPresent()) {
                throw HttpProblem.of(
                        ProblemCode.outOfOrder,
                        FieldError.of(
                                "name",
                                "tied",
                                "此账号已绑定，请先解除绑定",
                                "This account belongs to somebody there already; untie it first"));
            }
            return links.expect(
                            account,
                            provider.settings().issuer(),
                            provider.settings().claim(),
                            name)
                    .map(waits -> {
                        if (waits.isEmpty()) {
                            throw HttpProblem.of(
                                    ProblemCode.invalid,
                                    FieldError.of(
                                            "name",
                                            "taken",
                                            "另一个账号正在等待同一个人",
                                            "Another account waits for the same person"));
                        }
                        return null;
                    });
        });
    }

    private static FieldError noProvider() {
        return FieldError.of(
                "act",
                "off",
                "没有设置单位统一身份认证（signIn.openId）",
                "The settings name no sign-in of the organisation (signIn.openId)");
    }
}
