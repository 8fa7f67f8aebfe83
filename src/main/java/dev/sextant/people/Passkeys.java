package dev.sextant.people;

import dev.sextant.people.Challenges.Purpose;
import dev.sextant.people.Challenges.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Passkeys: a key pair for this site on somebody's device, which its owner unlocks with a finger, a face or a PIN. A page of another
 * site gets nothing from it. It signs in by itself, since the device and what unlocks it are two factors; and it proves
 * once more who somebody is.
 */
public final class Passkeys {
    /** An account may have so many. */
    public static final int MOST = 10;

    private static final String SITE = "Sextant";
    private static final String KIND = "public-key";
    private static final int LONGEST_CREDENTIAL = 1400;

    private final Challenges challenges;
    private final PasskeyShelf shelf;
    private final Accounts accounts;
    private final SecondStep entrance;
    private final WebAuthn webAuthn;
    private final InstantSource clock;

    /**
     * Where the browser is.
     *
     * @param host of the origin: passkeys are for it and no other
     */
    public record Place(String origin, String host) {}

    Passkeys(Vertx vertx, Store store, InstantSource clock, Accounts accounts, SecondStep entrance) {
        this.challenges = new Challenges(store);
        this.shelf = new PasskeyShelf(store);
        this.accounts = accounts;
        this.entrance = entrance;
        this.webAuthn = new WebAuthn(vertx);
        this.clock = clock;
    }

    public Future<List<Passkey>> of(String account) {
        return shelf.of(account);
    }

    public Future<Boolean> remove(String account, String id) {
        return shelf.remove(account, id);
    }

    /** All of an account: for who lost the device, or is given a new password. */
    public Future<Integer> removeAll(String account) {
        return shelf.removeAll(account);
    }

    /** What the browser is to make a new passkey with (PublicKeyCredentialCreationOptions, bytes in Base64url). */
    public Future<JsonObject> beginRegistering(Session session, Place place) {
        String account = session.actor().id();
        return shelf.of(account)
                .compose(known -> challenges
                        .make(new Terms(Purpose.REGISTER, session.id(), place.origin()))
                        .map(challenge -> new JsonObject()
                                .put("challenge", challenge)
                                .put(
                                        "rp",
                                        new JsonObject().put("id", place.host()).put("name", SITE))
                                .put("user", user(account))
                                .put("pubKeyCredParams", algorithms())
                                .put("timeout", Challenges.LIVES.toMillis())
                                .put("excludeCredentials", named(known, place))
                                .put(
                                        "authenticatorSelection",
                                        new JsonObject()
                                                .put("residentKey", "required")
                                                .put("requireResidentKey", true)
                                                .put("userVerification", "required"))
                                .put("attestation", "none")));
    }

    /** Keeps a new passkey; empty: it is none that was asked for, or there are too many. */
    public Future<Optional<Passkey>> register(Session session, Place place, String device, JsonObject credential) {
        String account = session.actor().id();
        return asked(credential, new Terms(Purpose.REGISTER, session.id(), place.origin()), place)
                .compose(asked -> asked.isEmpty()
                        ? Future.succeededFuture(Optional.<WebAuthn.Registered>empty())
                        : webAuthn.registered(credential, asked.get()))
                .compose(made -> shelf.of(account).compose(known -> {
                    if (made.isEmpty() || known.size() >= MOST) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    String id = credential.getString("id");
                    Passkey passkey = new Passkey(
                            Tokens.kept(id),
                            account,
                            id,
                            made.get().key(),
                            made.get().counter(),
                            device,
                            place.host(),
                            clock.instant(),
                            null);
                    return shelf.add(passkey).map(added -> added ? Optional.of(passkey) : Optional.empty());
                }));
    }

    /** What the browser is to ask any passkey of this site for (PublicKeyCredentialRequestOptions). */
    public Future<JsonObject> beginSignIn(Place place) {
        return request(new Terms(Purpose.SIGN_IN, "", place.origin()), place, List.of());
    }

    /** Signs in whoever has this passkey; {@link SignIn.Wrong} says nothing of why not. */
    public Future<SignIn.Result> signIn(Place place, String device, JsonObject credential) {
        return signed(credential, new Terms(Purpose.SIGN_IN, "", place.origin()), place)
                .compose(passkey -> passkey.isEmpty()
                        ? Future.succeededFuture(Optional.<Account>empty())
                        : accounts.find(passkey.get().account()))
                .compose(account -> account.filter(one -> !one.locked()).isEmpty()
                        ? Future.succeededFuture(new SignIn.Wrong())
                        : entrance.start(account.get(), true, device, List.of()));
    }

    public Future<JsonObject> beginProof(Session session, Place place) {
        return shelf.of(session.actor().id())
                .compose(known -> request(new Terms(Purpose.PROVE, session.id(), place.origin()), place, known));
    }

    /** Whether a passkey of the person of this session signed what this session was given. */
    public Future<Boolean> proves(Session session, Place place, JsonObject credential) {
        return signed(credential, new Terms(Purpose.PROVE, session.id(), place.origin()), place)
                .map(passkey -> passkey.filter(
                                one -> one.account().equals(session.actor().id()))
                        .isPresent());
    }

    private Future<JsonObject> request(Terms terms, Place place, List<Passkey> known) {
        return challenges
                .make(terms)
                .map(challenge -> new JsonObject()
                        .put("challenge", challenge)
                        .put("rpId", place.host())
                        .put("timeout", Challenges.LIVES.toMillis())
                        .put("userVerification", "required")
                        .put("allowCredentials", named(known, place)));
    }

    /** The passkey that signed, on these terms; its use is noted. */
    private Future<Optional<Passkey>> signed(JsonObject credential, Terms terms, Place place) {
        return asked(credential, terms, place)
                .compose(asked -> asked.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : shelf.find(Tokens.kept(credential.getString("id")))
                                .compose(known -> known.isEmpty()
                                        ? Future.succeededFuture(Optional.empty())
                                        : webAuthn.signed(known.get(), credential, asked.get())
                                                .compose(counter -> counter.isEmpty()
                                                        ? Future.succeededFuture(Optional.empty())
                                                        : noted(known.get().used(counter.get(), clock.instant())))));
    }

    private Future<Optional<Passkey>> noted(Passkey passkey) {
        return shelf.put(passkey).map(Optional.of(passkey));
    }

    /** What was asked, if it was asked on these terms and not answered yet. */
    private Future<Optional<WebAuthn.Asked>> asked(JsonObject credential, Terms terms, Place place) {
        Optional<String> challenge = challenge(credential);
        return challenge.isEmpty()
                ? Future.succeededFuture(Optional.empty())
                : challenges
                        .use(challenge.get(), terms)
                        .map(good -> good ? Optional.of(new WebAuthn.Asked(place, challenge.get())) : Optional.empty());
    }

    /** The challenge that the browser says it was given; the signature tells later whether it was. */
    private static Optional<String> challenge(JsonObject credential) {
        try {
            boolean formed = credential.getValue("id") instanceof String id
                    && id.length() <= LONGEST_CREDENTIAL
                    && credential.getValue("response") instanceof JsonObject response
                    && response.getValue("clientDataJSON") instanceof String;
            if (!formed) {
                return Optional.empty();
            }
            String clientData = credential.getJsonObject("response").getString("clientDataJSON");
            JsonObject said =
                    new JsonObject(new String(Base64.getUrlDecoder().decode(clientData), StandardCharsets.UTF_8));
            return said.getValue("challenge") instanceof String challenge ? Optional.of(challenge) : Optional.empty();
        } catch (IllegalArgumentException | DecodeException garbage) {
            return Optional.empty();
        }
    }

    /** The handle must not be a name, but the same for the same account: the device then replaces its older passkey. */
    private static JsonObject user(String account) {
        byte[] handle = Tokens.kept("passkey of " + account).substring(0, 32).getBytes(StandardCharsets.US_ASCII);
        return new JsonObject()
                .put("id", Base64.getUrlEncoder().withoutPadding().encodeToString(handle))
                .put("name", account)
                .put("displayName", account);
    }

    private static JsonArray algorithms() {
        JsonArray all = new JsonArray();
        WebAuthn.ALGORITHMS.forEach(
                one -> all.add(new JsonObject().put("type", KIND).put("alg", one)));
        return all;
    }

    private static JsonArray named(List<Passkey> passkeys, Place place) {
        JsonArray all = new JsonArray();
        passkeys.stream()
                .filter(one -> one.host().equals(place.host()))
                .forEach(one -> all.add(new JsonObject().put("type", KIND).put("id", one.credential())));
        return all;
    }
}
