package dev.sextant.notify;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Plays the push service of a browser's maker, and the browsers: takes messages, checks who asks, and opens them. */
final class PushService implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;
    private final List<Delivered> delivered = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    /** A message as it came in: to whom, what its headers say, sealed. */
    record Delivered(String path, Map<String, String> headers, Buffer sealed) {}

    PushService() {
        try {
            server = vertx.createHttpServer()
                    .requestHandler(this::take)
                    .listen(0, "127.0.0.1")
                    .await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private void take(HttpServerRequest request) {
        request.body().onComplete(body -> {
            Map<String, String> headers = new ConcurrentHashMap<>();
            request.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
            delivered.add(new Delivered(request.path(), headers, body.result()));
            request.response()
                    .setStatusCode(answers.getOrDefault(request.path(), 201))
                    .end();
        });
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** What a browser tells its page when it subscribes. */
    JsonObject subscription(Browser browser) {
        return new JsonObject()
                .put("endpoint", url() + "/" + browser.name)
                .put("p256dh", Curve.text(browser.open()))
                .put("auth", Curve.text(browser.auth));
    }

    /** From now on messages for this browser are answered so. */
    void answers(Browser browser, int status) {
        answers.put("/" + browser.name, status);
    }

    List<Delivered> to(Browser browser) {
        return delivered.stream()
                .filter(one -> one.path().equals("/" + browser.name))
                .toList();
    }

    /** The claims of whoever asked, after its signature was checked against the key that the node shows. */
    static JsonObject asked(Delivered message, String key) throws GeneralSecurityException {
        String header = message.headers().getOrDefault("authorization", "");
        List<String> token = List.of(header.replaceAll("^vapid t=|, k=.*$", "").split("\\.", -1));
        if (!header.endsWith(", k=" + key)) {
            throw new GeneralSecurityException("another key: " + header);
        }
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initVerify(Curve.point(Curve.bytes(key)));
        signature.update((token.get(0) + "." + token.get(1)).getBytes(StandardCharsets.US_ASCII));
        if (!signature.verify(Curve.bytes(token.get(2)))) {
            throw new GeneralSecurityException("not signed by it");
        }
        return new JsonObject(new String(Curve.bytes(token.get(1)), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        try {
            vertx.close().await(5, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A browser with its keys. */
    static final class Browser {
        private final String name;
        private final KeyPair pair;
        private final byte[] auth = new byte[Sealed.AUTH_BYTES];

        Browser(String name) {
            this.name = name;
            try {
                this.pair = Curve.pair();
            } catch (GeneralSecurityException everyJavaHasIt) {
                throw new IllegalStateException(everyJavaHasIt);
            }
            new SecureRandom().nextBytes(auth);
        }

        private byte[] open() {
            return Curve.bytes((ECPublicKey) pair.getPublic());
        }

        /** What the standard says a browser does, written anew: RFC 8291, 3.4. */
        JsonObject reads(Delivered message) throws GeneralSecurityException {
            ByteBuffer in = ByteBuffer.wrap(message.sealed().getBytes());
            byte[] salt = new byte[16];
            in.get(salt).getInt();
            byte[] theirs = new byte[in.get()];
            in.get(theirs);
            byte[] content = new byte[in.remaining()];
            in.get(content);
            KeyAgreement agreement = KeyAgreement.getInstance("ECDH");
            agreement.init(pair.getPrivate());
            agreement.doPhase(Curve.point(theirs), true);
            byte[] shared =
                    expand(auth, agreement.generateSecret(), join(ascii("WebPush: info\0"), open(), theirs), 32);
            byte[] key = expand(salt, shared, ascii("Content-Encoding: aes128gcm\0"), 16);
            byte[] nonce = expand(salt, shared, ascii("Content-Encoding: nonce\0"), 12);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
            byte[] text = cipher.doFinal(content);
            return new JsonObject(new String(text, 0, text.length - 1, StandardCharsets.UTF_8));
        }

        private static byte[] expand(byte[] salt, byte[] from, byte[] info, int length)
                throws GeneralSecurityException {
            return Arrays.copyOf(mac(mac(salt, from), join(info, new byte[] {1})), length);
        }

        private static byte[] mac(byte[] key, byte[] text) throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text);
        }

        private static byte[] join(byte[]... parts) {
            Buffer all = Buffer.buffer();
            for (byte[] part : parts) {
                all.appendBytes(part);
            }
            return all.getBytes();
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }
}
