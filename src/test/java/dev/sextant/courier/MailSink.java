package dev.sextant.courier;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A mail server that speaks enough of SMTP (RFC 5321) to take mails, or to say why it does not. */
public final class MailSink implements AutoCloseable {
    /** A mail that was taken. */
    public record Mail(String from, List<String> to, String text) {}

    public final List<Mail> mails = new CopyOnWriteArrayList<>();
    private final NetServer server;
    private volatile String toRecipients = "250 ok";
    private volatile String turnedAway = "";

    public MailSink(Vertx vertx) throws Exception {
        server = vertx.createNetServer()
                .connectHandler(Talk::new)
                .listen(0, "127.0.0.1")
                .await(10, TimeUnit.SECONDS);
    }

    /** From now on whoever is named as a recipient is answered so. */
    public void recipients(String answer) {
        toRecipients = answer;
    }

    /** Only this one is turned away; empty: nobody. */
    public void turnsAway(String address) {
        turnedAway = address;
    }

    public String url() {
        return "smtp://127.0.0.1:" + server.actualPort();
    }

    @Override
    public void close() throws Exception {
        server.close().await(10, TimeUnit.SECONDS);
    }

    private final class Talk {
        private final NetSocket socket;
        private final List<String> to = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private String from = "";
        private boolean inData;

        Talk(NetSocket socket) {
            this.socket = socket;
            say("220 sink.example ESMTP");
            socket.handler(RecordParser.newDelimited("\r\n", line -> hear(line.toString())));
        }

        private void hear(String line) {
            if (inData) {
                data(line);
                return;
            }
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            switch (verb) {
                case "EHLO" -> say("250-sink.example\r\n250 8BITMIME");
                case "MAIL" -> {
                    from = line;
                    say("250 ok");
                }
                case "RCPT" -> {
                    String address = line.replaceAll(".*<(.*)>.*", "$1");
                    String answer = address.equals(turnedAway) ? "450 4.2.0 come again" : toRecipients;
                    if (answer.startsWith("2")) {
                        to.add(address);
                    }
                    say(answer);
                }
                case "DATA" -> {
                    inData = true;
                    say("354 go on");
                }
                case "QUIT" -> {
                    say("221 bye");
                    socket.close().onFailure(gone -> to.clear());
                }
                default -> say("250 ok");
            }
        }

        private void data(String line) {
            if (line.equals(".")) {
                inData = false;
                mails.add(new Mail(from, List.copyOf(to), text.toString()));
                say("250 taken");
            } else {
                text.append(line).append('\n');
            }
        }

        private void say(String line) {
            socket.write(line + "\r\n").onFailure(gone -> to.clear());
        }
    }
}
