package dev.sextant.courier;

import dev.sextant.ops.Channel;
import dev.sextant.plan.Publication.Delivery;
import dev.sextant.press.Bulletin;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.LoginOption;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.MailResult;
import io.vertx.ext.mail.SMTPException;
import io.vertx.ext.mail.StartTLSOptions;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * The press list, by SMTP. Nobody on it sees another's address. The Message-ID is made of the key: the same for every try,
 * and most mail programs show one of a pair. An address that has it does not get it again when the others are tried once
 * more, by this run of the node at least.
 */
final class MailOutlet implements Outlet {
    /** How the client says that every address was turned away; the server's own words do not come through. */
    private static final String NOBODY = "no recipient addresses";

    /** Letters whose readers are remembered; those under way at one time are far fewer. */
    private static final int LETTERS = 200;

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final MailClient client;
    private final Channel channel;
    private final Pace pace;
    private final Map<String, Set<String>> took = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Set<String>> eldest) {
            return size() > LETTERS;
        }
    };

    MailOutlet(Vertx vertx, Channel channel, Pace pace) {
        this.channel = channel;
        this.pace = pace;
        this.client = MailClient.create(vertx, config(channel, pace));
    }

    /** A password goes over TLS, or to this machine, or not at all. */
    private static MailConfig config(Channel channel, Pace pace) {
        URI url = URI.create(channel.url().value());
        boolean tls = "smtps".equalsIgnoreCase(url.getScheme());
        boolean password = channel.secret().isPresent();
        MailConfig config = new MailConfig()
                .setHostname(url.getHost())
                .setPort(url.getPort() > 0 ? url.getPort() : tls ? SUBMISSION_TLS : SUBMISSION)
                .setSsl(tls)
                .setStarttls(
                        tls
                                ? StartTLSOptions.DISABLED
                                : password && !THIS_MACHINE.contains(url.getHost())
                                        ? StartTLSOptions.REQUIRED
                                        : StartTLSOptions.OPTIONAL)
                .setLogin(password ? LoginOption.REQUIRED : LoginOption.DISABLED)
                .setOwnHostname(domain(channel))
                .setUserAgent("sextant")
                .setAllowRcptErrors(true)
                .setKeepAlive(false)
                .setMaxPoolSize(1);
        config.setConnectTimeout((int) pace.call().toMillis())
                .setIdleTimeout((int) pace.call().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setHostnameVerificationAlgorithm("HTTPS");
        channel.secret()
                .ifPresent(secret -> config.setUsername(url.getUserInfo() == null ? channel.from() : url.getUserInfo())
                        .setPassword(secret.value()));
        return config;
    }

    private static String domain(Channel channel) {
        return channel.from().substring(channel.from().indexOf('@') + 1);
    }

    @Override
    public List<String> shown(Letter letter) {
        Bulletin bulletin = letter.bulletin();
        return List.of(bulletin.subject() + "\n\n" + bulletin.text());
    }

    @Override
    public Future<Reply> carry(Letter letter) {
        Set<String> have = took.getOrDefault(letter.key(), Set.of());
        List<String> missing =
                channel.to().stream().filter(address -> !have.contains(address)).toList();
        return client.sendMail(message(letter, missing))
                .timeout(pace.whole().toMillis(), TimeUnit.MILLISECONDS)
                .map(result -> taken(letter, result))
                .otherwise(failure -> trouble(letter, failure));
    }

    private MailMessage message(Letter letter, List<String> readers) {
        Bulletin bulletin = letter.bulletin();
        return new MailMessage()
                .setFrom(channel.from())
                .setTo(channel.from())
                .setBcc(readers)
                .setSubject(bulletin.subject())
                .setText(bulletin.text())
                .addHeader("Message-ID", "<" + letter.key() + "@" + domain(channel) + ">");
    }

    /** Sent is what everybody has. Some servers turn an address away at first, to see whether one comes again. */
    private Reply taken(Letter letter, MailResult result) {
        Set<String> have = took.computeIfAbsent(letter.key(), key -> new HashSet<>());
        result.getRecipients().stream().filter(channel.to()::contains).forEach(have::add);
        if (have.size() == channel.to().size()) {
            return new Reply.Taken(Reply.kept(result.getMessageID() + " · " + many(letter)));
        }
        return new Reply.Trouble(Delivery.DECLINED, missing(letter), true);
    }

    /** What the server said holds no secret; what went wrong on the way is told without its address. */
    private Reply trouble(Letter letter, Throwable failure) {
        if (failure instanceof SMTPException said) {
            String answer = Reply.kept("SMTP " + said.getReplyCode() + " · " + said.getReplyMessage());
            return said.isPermanent()
                    ? new Reply.Trouble(Delivery.DECLINED, answer, false)
                    : new Reply.Trouble(Delivery.BUSY, answer, true);
        }
        if (failure.getMessage() != null && failure.getMessage().startsWith(NOBODY)) {
            return new Reply.Trouble(Delivery.DECLINED, missing(letter), true);
        }
        return failure instanceof TimeoutException
                ? new Reply.Trouble(Delivery.SILENT, "no answer in time", true)
                : new Reply.Trouble(
                        Delivery.UNREACHABLE,
                        "the connection failed: " + failure.getClass().getSimpleName(),
                        true);
    }

    private String missing(Letter letter) {
        Set<String> have = took.getOrDefault(letter.key(), Set.of());
        String without =
                channel.to().stream().filter(address -> !have.contains(address)).collect(Collectors.joining(", "));
        return Reply.kept(many(letter) + " · the server did not take: " + without);
    }

    private String many(Letter letter) {
        return took.getOrDefault(letter.key(), Set.of()).size() + "/"
                + channel.to().size();
    }
}
