package dev.sextant.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Speaks to our redis-server as its keeper, the account that may ask it to end: a plain blocking socket, because it is
 * needed where no Vert.x runs yet or any more.
 */
record RedisKeeper(int port, String password) {
    static final String ACCOUNT = "keeper";
    private static final int PATIENCE_MS = 1_000;

    /** Whether the server takes commands: false while it loads or when it is not there. */
    boolean answers() {
        try {
            return ask("PING").startsWith("+PONG");
        } catch (IOException notYet) {
            return false;
        }
    }

    /** Asks it to write everything and end. False when nobody listened. */
    boolean shutDown() {
        try {
            // It answers by hanging up; only a refusal is a line.
            return !ask("SHUTDOWN").startsWith("-");
        } catch (IOException notThere) {
            return false;
        }
    }

    private String ask(String command) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MS);
            socket.setSoTimeout(PATIENCE_MS);
            OutputStream out = socket.getOutputStream();
            String text = "AUTH " + ACCOUNT + " " + password + "\r\n" + command + "\r\n";
            out.write(text.getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String welcome = in.readLine();
            if (welcome == null || !welcome.startsWith("+OK")) {
                throw new IOException("not our server: " + welcome);
            }
            String answer = in.readLine();
            return answer == null ? "" : answer;
        }
    }
}
