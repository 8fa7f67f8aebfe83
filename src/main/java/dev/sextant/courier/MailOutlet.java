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
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The press list, by SMTP. Nobody on it sees another's address. The Message-ID is made of the key: the same for every try,
 * and most mail programs show one of a pair.
 */
final class MailOutlet implements Outlet {
    /** How the client says that every address was turned away; the server's own words do not come through. */
    private static final String NOBODY = "no recipient addresses";

    private static final int SUBMISSION = 587;
    private static final int SUBMISSION_TLS = 465;
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final MailClient client;
    private final Channel channel;
    private final Pace pace;

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
        return client.sendMail(message(letter))
                .timeout(pace.whole().toMillis(), TimeUnit.MILLISECONDS)
                .map(this::taken)
                .otherwise(MailOutlet::trouble);
    }

    private MailMessage message(Letter letter) {
        Bulletin bulletin = letter.bulletin();
        return new MailMessage()
                .setFrom(channel.from())
                .setTo(channel.from())
                .setBcc(channel.to())
                .setSubject(bulletin.subject())
                .setText(bulletin.text())
                .addHeader("Message-ID", "<" + letter.key() + "@" + domain(channel) + ">");
    }

    private Reply taken(MailResult result) {
        long press =
                result.getRecipients().stream().filter(channel.to()::contains).count();
        String told = result.getMessageID() + " · " + press + "/" + channel.to().size();
        return press == 0 ? new Reply.Trouble(Delivery.DECLINED, told, false) : new Reply.Taken(Reply.kept(told));
    }

    /** What the server said holds no secret; what went wrong on the way is told without its address. */
    private static Reply trouble(Throwable failure) {
        if (failure instanceof SMTPException said) {
            String answer = Reply.kept("SMTP " + said.getReplyCode() + " · " + said.getReplyMessage());
            return said.isPermanent()
                    ? new Reply.Trouble(Delivery.DECLINED, answer, false)
                    : new Reply.Trouble(Delivery.BUSY, answer, true);
        }
        if (failure.getMessage() != null && failure.getMessage().startsWith(NOBODY)) {
            // Some servers turn everybody away at first, to see whether one comes again.
            return new Reply.Trouble(Delivery.DECLINED, "the server took none of the addresses", true);
        }
        return failure instanceof TimeoutException
                ? new Reply.Trouble(Delivery.SILENT, "no answer in time", true)
                : new Reply.Trouble(
                        Delivery.UNREACHABLE,
                        "the connection failed: " + failure.getClass().getSimpleName(),
                        true);
    }
}
