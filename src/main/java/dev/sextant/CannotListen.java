package dev.sextant;

import java.io.IOException;
import java.net.UnknownHostException;

/** Why nobody can come in, in words that say what to change. */
final class CannotListen {
    private CannotListen() {}

    /** The failure to open the door; a failure of another kind as it is. */
    static RuntimeException because(Throwable failed, String host, int port) {
        Throwable cause = failed;
        while (!(cause instanceof IOException) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        String place = (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        String said = String.valueOf(cause.getMessage());
        if (said.contains("Address already in use")) {
            return new Sextant.Unusable(
                    "已有别的程序在 " + place + " 监听。请用 --port 换一个端口；0 由系统挑选。",
                    "Another program listens on " + place
                            + " already. Name another port with --port; 0 lets the system choose.");
        }
        if (said.contains("ermission denied")) {
            return new Sextant.Unusable(
                    "系统不允许此账户在 " + place + " 监听。1024 以下的端口通常只给 root；请用 --port 换一个。",
                    "The system does not let this account listen on " + place
                            + ". Ports below 1024 are usually kept for root; name another one with --port.");
        }
        if (cause instanceof UnknownHostException || isNoAddressOfOurs(said)) {
            return new Sextant.Unusable(
                    "不能在 " + place + " 监听：“" + host + "”不是本机的地址。请用 --host 写本机地址；0.0.0.0 是全部，127.0.0.1 只限本机。",
                    "Cannot listen on " + place + ": '" + host + "' is no address of this machine."
                            + " Name one of its own with --host; 0.0.0.0 is every one, 127.0.0.1 this machine only.");
        }
        return failed instanceof RuntimeException known ? known : new IllegalStateException(failed);
    }

    /** EADDRNOTAVAIL: by its number from the native transport (99 on Linux, 49 on macOS), in words from Java's own. */
    private static boolean isNoAddressOfOurs(String said) {
        return said.contains("error(-99)")
                || said.contains("error(-49)")
                || said.contains("annot assign requested address")
                || said.contains("an't assign requested address")
                || said.contains("Unresolved address");
    }
}
