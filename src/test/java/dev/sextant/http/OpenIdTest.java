package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.sextant.kit.Authenticator;
import dev.sextant.kit.OpenIdProvider;
import dev.sextant.kit.TestClock;
import dev.sextant.people.Account;
import dev.sextant.people.Names;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Signing in at the organisation's own provider")
class OpenIdTest {
    private static final String PERSON = "b81f0b8e-person";
    private static final String OTHER = "2f6a77d1-other";

    @TempDir
    static Path folder;

    private final TestClock providersClock = new TestClock(Instant.parse("2026-04-18T01:04:00Z"));
    private final OpenIdProvider provider = new OpenIdProvider(providersClock);
    private Door door = open("");

    private Door open(String more) {
        return Door.open("limits: {signInsPerMinute: 100000}\nsignIn: {openId: {" + named() + more + "}}", false);
    }

    private String named() {
        return "issuer: '" + provider.issuer() + "', clientId: sextant, clientSecret: 'file:" + secret() + "'";
    }

    private static Path secret() {
        try {
            Path file = folder.resolve("secret");
            Files.writeString(file, OpenIdProvider.SECRET + "\n");
            return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void opensAnew(String more) {
        door.close();
        door = open(more);
    }

    @AfterEach
    void close() {
        door.close();
        provider.close();
    }

    @Test
    @DisplayName("is offered by the button that the settings word, and by none when they name no provider")
    void offered() {
        JsonObject ways = door.get("/api/session/ways").json();
        assertThat(ways.getJsonObject("openId").getString("en")).isEqualTo("Sign in with your organisation");
        assertThat(ways.getBoolean("passwords")).isTrue();
        door.close();
        door = Door.open();
        assertThat(door.get("/api/session/ways").json().getValue("openId")).isNull();
        assertThat(door.post("/api/session/openid", "{}").status()).isEqualTo(404);
        assertThat(door.get("/sign-in/openid?code=1&state=2").status()).isEqualTo(404);
    }

    @Test
    @DisplayName("leads to signing out there, too, where the provider offers that; the session here ends in any case")
    void signedOut() {
        belongs("leader", PERSON);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(door.get("/api/session/ways").json().getString("signOut"))
                .as("it offers none")
                .isNull();
        provider.endsSessionsAt("javascript:alert(1)");
        later(Duration.ofMinutes(1));
        String[] session = session(goes(PERSON));
        assertThat(door.get("/api/session/ways").json().getString("signOut"))
                .as("no address that could be used")
                .isNull();
        provider.endsSessionsAt(provider.issuer() + "/end?tenant=house");
        later(Duration.ofMinutes(1));
        await().until(() -> door.get("/api/session/ways").json().getString("signOut") != null);
        String there = door.get("/api/session/ways").json().getString("signOut");
        assertThat(there).startsWith(provider.issuer() + "/end?tenant=house&client_id=sextant&");
        assertThat(OpenIdProvider.query(there))
                .containsEntry("post_logout_redirect_uri", "http://127.0.0.1:" + door.door.port() + "/")
                .doesNotContainKey("id_token_hint");
        assertThat(door.ask(HttpMethod.DELETE, "/api/session", null, session).status())
                .isEqualTo(204);
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
    }

    @Test
    @DisplayName("asks with state, nonce and challenge, and binds the way to the browser that began it")
    void asked() {
        Door.Reply begun = begin("/");
        Map<String, String> asked = OpenIdProvider.query(begun.json().getString("address"));
        assertThat(begun.json().getString("address")).startsWith(provider.issuer() + "/authorize?response_type=code");
        assertThat(asked)
                .containsEntry("client_id", "sextant")
                .containsEntry("scope", "openid")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", "http://127.0.0.1:" + door.door.port() + "/sign-in/openid")
                .doesNotContainKeys("prompt", "max_age", "client_secret");
        assertThat(asked.get("state")).hasSize(43).isNotEqualTo(asked.get("nonce"));
        assertThat(asked.get("code_challenge")).hasSize(43);
        assertThat(begun.cookies())
                .singleElement()
                .asString()
                .startsWith("sextant-openid=")
                .contains("HTTPOnly")
                .contains("SameSite=Lax")
                .doesNotContain(asked.get("state"))
                .doesNotContain(asked.get("nonce"));
        assertThat(door.redis.dump()).as("nothing is kept until it ends").doesNotContain("openid");
    }

    @Test
    @DisplayName("lets the person in whom the account belongs to, in a new session, on the page that was asked for")
    void in() {
        belongs("leader", PERSON);
        String[] before = door.signedIn();
        Door.Reply begun = begin("/approvals?incident=INC-1", before);
        Door.Reply back = back(begun, PERSON);
        assertThat(back.status()).isEqualTo(303);
        assertThat(back.header("Location")).isEqualTo("/approvals?incident=INC-1");
        String[] session = session(back);
        assertThat(door.get("/api/session", session).json().getString("account"))
                .isEqualTo("leader");
        assertThat(session).isNotEqualTo(before);
        assertThat(back.cookies())
                .anySatisfy(cookie -> assertThat(cookie).startsWith("sextant=").contains("SameSite=Strict"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("sextant-openid=;"));
        assertThat(door.get("/api/session", before).status())
                .as("the session before it ended")
                .isEqualTo(401);
    }

    @Test
    @DisplayName("ties an account once to whom an administrator named, and from then on to that person alone")
    void firstTime() {
        opensAnew(", claim: employee");
        says("employee", "E-0417");
        String[] administrator = administrator();
        assertThat(act(administrator, "openId", "E-0417").status()).isEqualTo(204);
        JsonObject waits = card(administrator, "leader");
        assertThat(waits.getString("name")).isEqualTo("E-0417");
        assertThat(door.redis.dump()).doesNotContain("E-0417");

        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(card(administrator, "leader").getString("since")).isNotNull();
        assertThat(door.redis.dump()).doesNotContain(PERSON);

        says("employee", "E-9999");
        assertThat(goes(PERSON).header("Location"))
                .as("whatever they are called now")
                .isEqualTo("/");
        says("employee", "E-0417");
        assertThat(goes(OTHER).header("Location")).as("who got the name since").isEqualTo("/?openid=unknown");
        assertThat(act(administrator, "openId", "E-1").status())
                .as("untie it first")
                .isEqualTo(409);
        assertThat(act(administrator, "untieOpenId", "").status()).isEqualTo(204);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");
    }

    @Test
    @DisplayName("does not take an e-mail address that the provider did not verify for anybody's name")
    void unverified() {
        opensAnew(", claim: email");
        act(administrator(), "openId", "chen@example.org");
        says("email", "chen@example.org");
        assertThat(goes(OTHER).header("Location")).isEqualTo("/?openid=unknown");
        provider.says(claims -> claims.claim("email", "chen@example.org").claim("email_verified", true));
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
    }

    @Test
    @DisplayName("waits a week for whom an administrator named, and no two accounts for the same")
    void waiting() {
        String[] administrator = administrator();
        act(administrator, "openId", PERSON);
        Door.Reply second = door.post("/api/people/account/boss", act("openId", PERSON), administrator);
        assertThat(second.status()).isEqualTo(422);
        later(Duration.ofDays(8));
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");
    }

    @Test
    @DisplayName("makes no account, opens none that is locked, and none to somebody else")
    void unknown() {
        belongs("leader", PERSON);
        Door.Reply stranger = goes(OTHER);
        assertThat(stranger.header("Location")).isEqualTo("/?openid=unknown");
        assertThat(stranger.cookies()).noneMatch(cookie -> cookie.startsWith("sextant="));
        assertThat(Door.await(door.accounts.all())).hasSize(1);
        Door.await(door.accounts.change("leader", account -> account.withLocked(true)));
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");
    }

    /** What a token is that does not hold. */
    private record Hostile(String what, OpenIdProvider.Signing signing, UnaryOperator<JWTClaimsSet.Builder> twist) {}

    @TestFactory
    @DisplayName("refuses a token that")
    Stream<DynamicTest> hostile() {
        belongs("leader", PERSON);
        return hostileTokens()
                .map(hostile -> DynamicTest.dynamicTest(hostile.what(), () -> {
                    provider.signs(hostile.signing());
                    provider.says(hostile.twist());
                    Door.Reply refused = goes(PERSON);
                    assertThat(refused.header("Location")).isEqualTo("/?openid=refused");
                    assertThat(refused.cookies()).noneMatch(cookie -> cookie.startsWith("sextant="));
                    provider.signs(OpenIdProvider::signed);
                    provider.says(claims -> claims);
                    assertThat(goes(PERSON).header("Location")).isEqualTo("/");
                }));
    }

    private static Stream<Hostile> hostileTokens() {
        UnaryOperator<JWTClaimsSet.Builder> asIs = claims -> claims;
        Instant now = Instant.parse("2026-04-18T01:04:00Z");
        OpenIdProvider.Signing good = OpenIdProvider::signed;
        OpenIdProvider.Signing none = OpenIdProvider::unsigned;
        OpenIdProvider.Signing open = OpenIdProvider::signedWithThePublicKey;
        OpenIdProvider.Signing foreign = OpenIdProvider::signedByAnother;
        OpenIdProvider.Signing cut =
                (claims, key) -> OpenIdProvider.signed(claims, key).replaceAll("[^.]+$", "");
        return Stream.of(
                new Hostile("is not signed", none, asIs),
                new Hostile("is signed with the public key as a password", open, asIs),
                new Hostile("is signed with a key of somebody else", foreign, asIs),
                new Hostile("lost its signature", cut, asIs),
                new Hostile("is no token", (claims, key) -> "a.b.c", asIs),
                new Hostile("answers another question", good, claims -> claims.claim("nonce", "x")),
                new Hostile("answers no question", good, claims -> claims.claim("nonce", null)),
                new Hostile("is for another program", good, claims -> claims.audience("other")),
                new Hostile(
                        "is for others, too, and does not say for whom",
                        good,
                        claims -> claims.audience(List.of("sextant", "other"))),
                new Hostile("was made for another program", good, claims -> claims.claim("azp", "other")),
                new Hostile("is of another issuer", good, claims -> claims.issuer("http://127.0.0.1:1")),
                new Hostile("is over", good, claims -> claims.expirationTime(Date.from(now.minusSeconds(61)))),
                new Hostile("never ends", good, claims -> claims.expirationTime(null)),
                new Hostile("is old", good, claims -> claims.issueTime(Date.from(now.minusSeconds(3600)))),
                new Hostile("is of tomorrow", good, claims -> claims.issueTime(Date.from(now.plusSeconds(86_400)))),
                new Hostile("does not hold yet", good, claims -> claims.notBeforeTime(Date.from(now.plusSeconds(600)))),
                new Hostile("names nobody", good, claims -> claims.subject(null)),
                new Hostile("names nobody in many letters", good, claims -> claims.subject("x".repeat(256))));
    }

    @Test
    @DisplayName("ends once, in the browser that began it, with its own state, within ten minutes")
    void onceOnly() {
        belongs("leader", PERSON);
        Door.Reply begun = begin("/");
        String back = provider.visit(begun.json().getString("address"), PERSON);
        assertThat(door.get(back).header("Location")).as("another browser").isEqualTo("/?openid=over");
        assertThat(door.get(back, "Cookie", cookie(begin("/"))).header("Location"))
                .as("a way that was begun later")
                .isEqualTo("/?openid=over");
        assertThat(door.get(back.replaceAll("state=.*", "state=x"), "Cookie", cookie(begun))
                        .header("Location"))
                .isEqualTo("/?openid=over");
        assertThat(door.get(back, "Cookie", cookie(begun)).header("Location")).isEqualTo("/");
        Door.Reply again = door.get(back, "Cookie", cookie(begun));
        assertThat(again.header("Location")).as("once more").isEqualTo("/?openid=over");
        assertThat(again.cookies()).noneMatch(cookie -> cookie.startsWith("sextant="));

        Door.Reply slow = begin("/wall");
        String late = provider.visit(slow.json().getString("address"), PERSON);
        later(Duration.ofMinutes(10));
        assertThat(door.get(late, "Cookie", cookie(slow)).header("Location")).isEqualTo("/?openid=over");
    }

    @Test
    @DisplayName("takes no code of another way: the provider gives the token to the browser that began it")
    void injected() {
        belongs("leader", PERSON);
        Door.Reply mine = begin("/");
        Door.Reply theirs = begin("/");
        String foreign = provider.visit(theirs.json().getString("address"), PERSON);
        String state = OpenIdProvider.query(mine.json().getString("address")).get("state");
        assertThat(door.get(foreign.replaceAll("state=.*", "state=" + state), "Cookie", cookie(mine))
                        .header("Location"))
                .isEqualTo("/?openid=refused");
    }

    @Test
    @DisplayName("says that the provider is away, in the reader's language, while the password goes on working")
    void away() {
        belongs("leader", PERSON);
        later(Duration.ofSeconds(31));
        provider.breaks(503);
        Door.Reply zh = door.post("/api/session/openid", "{}", "X-Language", "zh");
        assertThat(zh.status()).isEqualTo(409);
        assertThat(zh.json().getString("code")).isEqualTo("openIdAway");
        assertThat(zh.json().getString("title")).contains("请用密码");
        assertThat(door.post("/api/session/openid", "{}", "X-Language", "en").text())
                .contains("cannot be reached now");
        assertThat(door.signIn("leader", Door.PASSWORD).status()).isEqualTo(200);
        provider.breaks(0);
        later(Duration.ofSeconds(4));
        Door.Reply begun = begin("/wall");
        String back = provider.visit(begun.json().getString("address"), PERSON);
        provider.breaks(500);
        assertThat(door.get(back, "Cookie", cookie(begun)).header("Location")).isEqualTo("/?openid=away&next=%2Fwall");
    }

    @Test
    @DisplayName("waits for a provider that does not answer for some seconds and no longer")
    void silent() {
        provider.fallsSilent();
        assertThat(door.post("/api/session/openid", "{}").json().getString("code"))
                .isEqualTo("openIdAway");
        assertThat(door.post("/api/session/openid", "{}").status())
                .as("and is not asked again at once")
                .isEqualTo(409);
    }

    @Test
    @DisplayName("is bound behind TLS by a cookie that only this host gets, and comes back to its outer address")
    void behindTls() {
        door.close();
        door = Door.open("tls: {behindProxy: true}\nsignIn: {openId: {" + named() + "}}", false);
        String own = "https://127.0.0.1:" + door.door.port();
        Door.Reply begun = begin("/", "Origin", own);
        assertThat(begun.cookies())
                .singleElement()
                .asString()
                .startsWith("__Host-sextant-openid=")
                .contains("Secure")
                .contains("Path=/")
                .doesNotContain("Domain");
        assertThat(OpenIdProvider.query(begun.json().getString("address")))
                .containsEntry("redirect_uri", own + "/sign-in/openid");
    }

    @Test
    @DisplayName("goes with the account, and with a reset of how it is signed in to")
    void goesWithTheAccount() {
        belongs("leader", PERSON);
        String[] session = session(goes(PERSON));
        String[] administrator = administrator();
        assertThat(act(administrator, "reset", "").status()).isEqualTo(200);
        assertThat(door.get("/api/session", session).status()).isEqualTo(401);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");

        belongs("leader", PERSON);
        assertThat(Door.await(door.accounts.remove("leader"))).isTrue();
        Door.await(door.accounts.put(Account.invited("leader", Names.same("新人"), List.of("teamLeader"), null)));
        assertThat(goes(PERSON).header("Location"))
                .as("somebody new of the same name")
                .isEqualTo("/?openid=unknown");
    }

    @Test
    @DisplayName("waits for nobody any more when an administrator takes it back, and ends no session by that")
    void waitsNoMore() {
        String[] session = door.signedIn();
        String[] administrator = administrator();
        act(administrator, "openId", PERSON);
        assertThat(act(administrator, "untieOpenId", "").status()).isEqualTo(204);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");
        assertThat(door.get("/api/session", session).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("says that the settings do not fit when the provider calls itself otherwise")
    void unfit() {
        door.close();
        door = Door.open("signIn: {openId: {" + named().replace("', clientId", "/', clientId") + "}}", false);
        assertThat(door.post("/api/session/openid", "{}").json().getString("code"))
                .isEqualTo("openIdUnfit");
    }

    @Test
    @DisplayName("comes back to the sign-in page when the person turned back, whatever the provider calls it")
    void turnedBack() {
        for (String error : List.of("access_denied", "%3Cscript%3E", "x".repeat(2000))) {
            Door.Reply begun = begin("/");
            String state =
                    OpenIdProvider.query(begun.json().getString("address")).get("state");
            assertThat(door.get("/sign-in/openid?error=" + error + "&state=" + state, "Cookie", cookie(begun))
                            .header("Location"))
                    .isEqualTo("/?openid=turned-back");
        }
    }

    @Test
    @DisplayName("follows the provider to a new key at once, and asks for keys no more often than every ten seconds")
    void rotation() {
        belongs("leader", PERSON);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(provider.keysAsked()).isEqualTo(1);
        later(Duration.ofSeconds(30));
        provider.rotates(OpenIdProvider.ec("second"));
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(provider.keysAsked()).isEqualTo(2);
        provider.signs(OpenIdProvider::signedByAnother);
        for (int i = 0; i < 3; i++) {
            assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=refused");
        }
        assertThat(provider.keysAsked()).isEqualTo(2);
    }

    @Test
    @DisplayName("refuses an answer that names another provider as its sender")
    void mixedUp() {
        belongs("leader", PERSON);
        Door.Reply begun = begin("/");
        String back = provider.visit(begun.json().getString("address"), PERSON) + "&iss=https%3A%2F%2Fevil.example";
        assertThat(door.get(back, "Cookie", cookie(begun)).header("Location")).isEqualTo("/?openid=refused");
    }

    @Test
    @DisplayName("leads to pages of this site alone")
    void openRedirect() {
        belongs("leader", PERSON);
        for (String own : List.of("/wall", "/incidents/INC-1/onSite?at=2026", "/field#home")) {
            assertThat(back(begin(own), PERSON).header("Location")).isEqualTo(own);
        }
        for (String foreign : List.of(
                "https://evil.example",
                "//evil.example",
                "/\\evil.example",
                "/%2f%2fevil.example",
                "javascript:alert(1)",
                "/../evil",
                "/wall\r\nSet-Cookie: a=b",
                "")) {
            assertThat(back(begin(foreign), PERSON).header("Location"))
                    .as(foreign)
                    .isEqualTo("/");
        }
        assertThat(door.get("/sign-in/openid?state=x&code=x&to=https://evil.example&target=//evil.example")
                        .header("Location"))
                .isEqualTo("/?openid=over");
    }

    @Test
    @DisplayName(
            "comes back as a page that is opened, from wherever, and in no other way; and is begun by our own pages")
    void fetched() {
        assertThat(fetched("cross-site", "navigate", "document")).isEqualTo(303);
        assertThat(fetched("same-origin", "navigate", "document")).isEqualTo(303);
        assertThat(fetched("cross-site", "navigate", "iframe")).isEqualTo(403);
        assertThat(fetched("cross-site", "no-cors", "image")).isEqualTo(403);
        assertThat(fetched("same-site", "cors", "empty")).isEqualTo(403);
        assertThat(door.post("/api/session/openid", "{}", "Sec-Fetch-Site", "cross-site")
                        .status())
                .isEqualTo(403);
    }

    private int fetched(String site, String mode, String dest) {
        return door.get(
                        "/sign-in/openid?state=x&code=x",
                        "Sec-Fetch-Site",
                        site,
                        "Sec-Fetch-Mode",
                        mode,
                        "Sec-Fetch-Dest",
                        dest)
                .status();
    }

    @Test
    @DisplayName("proves once more who one is, in this session, when the provider asked anew")
    void proof() {
        belongs("leader", PERSON);
        String[] session = session(goes(PERSON));
        String[] other = session(goes(PERSON));
        later(Duration.ofMinutes(6));
        assertThat(door.get("/api/session/confirm", session).json().getJsonArray("ways"))
                .containsExactly("openId", "password");
        Door.Reply begun = door.post("/api/session/confirm/openid", "{}", session);
        assertThat(OpenIdProvider.query(begun.json().getString("address")))
                .containsEntry("prompt", "login")
                .containsEntry("max_age", "0");
        Door.Reply back = back(begun, PERSON);
        assertThat(back.header("Location")).isEqualTo("/confirmed");
        assertThat(back.cookies()).as("no new session").noneMatch(cookie -> cookie.startsWith("sextant="));
        assertThat(sinceProof(session)).isZero();
        assertThat(sinceProof(other)).isEqualTo(Duration.ofMinutes(6));
    }

    @Test
    @DisplayName(
            "proves nothing when the provider did not ask anew, when it was somebody else, or when the session ended")
    void noProof() {
        belongs("leader", PERSON);
        Door.await(door.accounts.put(Account.invited("other", Names.same("旁人"), List.of("teamLeader"), null)));
        belongs("other", OTHER);
        String[] session = session(goes(PERSON));
        Instant signedIn = door.clock.instant();
        later(Duration.ofMinutes(6));
        for (UnaryOperator<JWTClaimsSet.Builder> stale : List.<UnaryOperator<JWTClaimsSet.Builder>>of(
                claims -> claims.claim("auth_time", signedIn.getEpochSecond()),
                claims -> claims.claim("auth_time", null),
                claims -> claims.claim(
                        "auth_time", signedIn.plus(Duration.ofDays(1)).getEpochSecond()))) {
            provider.says(stale);
            assertThat(back(door.post("/api/session/confirm/openid", "{}", session), PERSON)
                            .header("Location"))
                    .isEqualTo("/confirmed?openid=stale");
        }
        provider.says(claims -> claims);
        assertThat(back(door.post("/api/session/confirm/openid", "{}", session), OTHER)
                        .header("Location"))
                .isEqualTo("/confirmed?openid=other");
        assertThat(sinceProof(session)).isEqualTo(Duration.ofMinutes(6));
        Door.Reply begun = door.post("/api/session/confirm/openid", "{}", session);
        door.ask(HttpMethod.DELETE, "/api/session", null, session);
        assertThat(back(begun, PERSON).header("Location")).isEqualTo("/confirmed?openid=over");
    }

    @Test
    @DisplayName("counts as a fresh proof only when the person showed the provider just now who they are")
    void signedInLongAgo() {
        belongs("leader", PERSON);
        assertThat(sinceProof(session(goes(PERSON)))).isZero();
        provider.says(claims -> claims.claim(
                "auth_time", providersClock.instant().minusSeconds(3600).getEpochSecond()));
        assertThat(sinceProof(session(goes(PERSON)))).isNull();
    }

    @Test
    @DisplayName(
            "stands for the password: whoever has a second factor here is asked for it, unless the provider's level counts as two")
    void secondFactor() {
        belongs("leader", PERSON);
        String[] session = door.signedIn();
        JsonObject begun = door.post("/api/me/second/begin", "{}", session).json();
        Authenticator app = new Authenticator(begun.getString("secret"));
        door.post(
                "/api/me/second",
                new JsonObject().put("code", app.code(door.clock.instant())).encode(),
                session);
        Door.Reply asked = back(begin("/wall"), PERSON);
        assertThat(asked.header("Location")).startsWith("/?next=%2Fwall#code.");
        assertThat(asked.cookies()).noneMatch(cookie -> cookie.startsWith("sextant="));
        later(Duration.ofSeconds(30));
        Door.Reply second = door.post(
                "/api/session/second",
                new JsonObject()
                        .put("ticket", asked.header("Location").replaceAll(".*#code\\.", ""))
                        .put("code", app.code(door.clock.instant()))
                        .encode());
        assertThat(second.status()).isEqualTo(200);
    }

    @Test
    @DisplayName("asks for a level where the settings name one, and takes no token of another")
    void level() {
        opensAnew(", acr: [mfa]");
        belongs("leader", PERSON);
        assertThat(OpenIdProvider.query(begin("/").json().getString("address"))).containsEntry("acr_values", "mfa");
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=refused");
        says("acr", "mfa");
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
    }

    @Test
    @DisplayName("is added to one's own account by who just proved who they are, and taken off again")
    void ownAccount() {
        String[] session = door.signedIn();
        assertThat(door.get("/api/me/openid", session).json().getBoolean("offered"))
                .isTrue();
        later(Duration.ofMinutes(6));
        assertThat(door.post("/api/me/openid", "{}", session).json().getString("code"))
                .isEqualTo("confirmIdentity");
        door.post("/api/session/confirm", "{\"password\":\"" + Door.PASSWORD + "\"}", session);
        Door.Reply begun = door.post("/api/me/openid", "{}", session);
        assertThat(OpenIdProvider.query(begun.json().getString("address"))).containsEntry("prompt", "login");
        assertThat(back(begun, PERSON).header("Location")).isEqualTo("/me");
        assertThat(door.get("/api/me/openid", session).json().getString("since"))
                .isNotNull();
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        assertThat(back(door.post("/api/me/openid", "{}", session), OTHER).header("Location"))
                .as("one account, one person")
                .isEqualTo("/me?openid=taken");
        assertThat(door.ask(HttpMethod.DELETE, "/api/me/openid", null, session).status())
                .isEqualTo(204);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/?openid=unknown");
    }

    @Test
    @DisplayName("can be made the only way in for everybody but administrators")
    void noPasswords() {
        door.close();
        door = Door.open("signIn: {passwords: administrators, openId: {" + named() + "}}", false);
        belongs("leader", PERSON);
        Door.Reply refused = door.signIn("leader", Door.PASSWORD);
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.json().getString("code")).isEqualTo("notByPassword");
        assertThat(door.signIn("leader", "wrong password").status()).isEqualTo(401);
        assertThat(goes(PERSON).header("Location")).isEqualTo("/");
        Door.await(door.people
                .passwords()
                .keep(Door.PASSWORD)
                .compose(secret -> door.accounts.put(
                        new Account("boss", Names.same("管理员"), List.of("administrator"), null, false, secret))));
        assertThat(door.signIn("boss", Door.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    @DisplayName("loses nothing and breaks nothing while the store is away")
    void storeAway() {
        Door.Reply begun = begin("/");
        String back = provider.visit(begun.json().getString("address"), PERSON);
        door.redis.away(true);
        assertThat(door.get(back, "Cookie", cookie(begun)).header("Location")).isEqualTo("/?openid=failed");
        door.redis.away(false);
    }

    private Door.Reply begin(String to, String... headers) {
        Door.Reply begun =
                door.post("/api/session/openid", new JsonObject().put("to", to).encode(), headers);
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        return begun;
    }

    private Door.Reply goes(String subject) {
        return back(begin("/"), subject);
    }

    /** The browser comes back, led by the provider's page, as a browser does. */
    private Door.Reply back(Door.Reply begun, String subject) {
        assertThat(begun.status()).as(begun.text()).isEqualTo(200);
        return door.get(
                provider.visit(begun.json().getString("address"), subject),
                "Cookie",
                cookie(begun),
                "Sec-Fetch-Site",
                "cross-site",
                "Sec-Fetch-Mode",
                "navigate",
                "Sec-Fetch-Dest",
                "document");
    }

    private static String cookie(Door.Reply begun) {
        return begun.cookies().get(0).split(";", 2)[0];
    }

    private static String[] session(Door.Reply back) {
        return new String[] {
            "Cookie",
            back.cookies().stream()
                    .filter(cookie -> cookie.startsWith("sextant="))
                    .findFirst()
                    .orElseThrow()
                    .split(";", 2)[0]
        };
    }

    /** The account is the person's: an administrator named them, and they came. */
    private void belongs(String account, String subject) {
        assertThat(Door.await(door.people.openId().links().expect(account, provider.issuer(), "sub", subject)))
                .isPresent();
        says("acr", "mfa");
        assertThat(goes(subject).header("Location")).isEqualTo("/");
        provider.says(claims -> claims);
    }

    private void says(String claim, String value) {
        provider.says(claims -> claims.claim(claim, value));
    }

    private void later(Duration time) {
        door.clock.move(time);
        providersClock.move(time);
    }

    private String[] administrator() {
        Account boss = Account.invited("boss", Names.same("管理员"), List.of("administrator"), null);
        return new String[] {
            "Cookie",
            "sextant=" + Door.await(door.accounts.put(boss).compose(done -> door.sessions.start(boss, "", true)))
        };
    }

    private Door.Reply act(String[] administrator, String act, String name) {
        return door.post("/api/people/account/leader", act(act, name), administrator);
    }

    private static String act(String act, String name) {
        return new JsonObject().put("act", act).put("name", name).encode();
    }

    private JsonObject card(String[] administrator, String account) {
        JsonArray people = door.get("/api/people", administrator).json().getJsonArray("people");
        return people.stream()
                .map(JsonObject.class::cast)
                .filter(card -> account.equals(card.getString("account")))
                .findFirst()
                .orElseThrow()
                .getJsonObject("openId");
    }

    private @Nullable Duration sinceProof(String... session) {
        assertThat(door.post("/api/incidents/INC-1/commands", "{\"commandId\":\"c-1\",\"type\":\"x\"}", session)
                        .status())
                .isEqualTo(200);
        return door.senders.get(door.senders.size() - 1).sinceProof();
    }
}
