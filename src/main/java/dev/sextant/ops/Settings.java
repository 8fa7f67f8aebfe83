package dev.sextant.ops;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of one node, complete and checked. The shipped {@code config/sextant.yaml} says what each one means;
 * {@link SettingsReader} reads it, the environment and the flags.
 *
 * @param origins further origins that may write and listen, each {@code scheme://host[:port]}
 * @param data the folder for everything that is kept
 * @param files the folder for the contents of files; shared when several nodes run
 * @param keys the folder for the master key and the keys of persons; shared when several nodes run
 * @param redis {@code embedded} or the connection string of the organisation's own Redis
 * @param channels over which released texts leave the house
 */
public record Settings(
        String host,
        int port,
        List<String> origins,
        Path data,
        Path files,
        Path keys,
        Path plan,
        Path web,
        String redis,
        Tls tls,
        Limits limits,
        Sessions sessions,
        SignIn signIn,
        Push push,
        Log log,
        List<Channel> channels) {

    public static final String EMBEDDED = "embedded";

    public Settings {
        origins = List.copyOf(origins);
        channels = List.copyOf(channels);
    }

    /** PEM certificate and key, both or none; {@code behindProxy} when something in front speaks HTTPS. */
    public record Tls(Optional<Path> cert, Optional<Path> key, boolean behindProxy) {
        /** Whether browsers see HTTPS, so that cookies are Secure and HSTS is sent. */
        public boolean secure() {
            return behindProxy || cert.isPresent();
        }
    }

    public record Limits(
            int bodyKiB,
            int requestsPerMinute,
            int signInsPerMinute,
            int socketsPerSession,
            int socketsPerAddress,
            int freeDiskMiB,
            int lagEvents) {
        public int bodyBytes() {
            return bodyKiB * 1024;
        }
    }

    /**
     * @param byRole limits of their own, each written {@code role idle absolute}, in minutes
     * @param places where each of them is written: {@code config/sextant.yaml:14:12}
     */
    public record Sessions(int idleMinutes, int absoluteMinutes, List<String> byRole, List<String> places) {
        public Sessions {
            byRole = List.copyOf(byRole);
            places = List.copyOf(places);
        }
    }

    /**
     * @param secondFactorRoles ids of roles that may not sign in with a password alone
     * @param places where each of them is written
     * @param passwordsForAll false: only administrators sign in with a password
     * @param openId the organisation's own sign-in; empty: there is none
     */
    public record SignIn(
            List<String> secondFactorRoles, List<String> places, boolean passwordsForAll, Optional<OpenId> openId) {
        public SignIn {
            places = List.copyOf(places);
            secondFactorRoles = List.copyOf(secondFactorRoles);
        }
    }

    /**
     * An OpenID provider that says who somebody is.
     *
     * @param issuer exactly as the provider writes it
     * @param claim of the token: by it an administrator names whom an account belongs to
     * @param levels of which the token must name one ({@code acr}); none: any, and it counts as one factor
     * @param ca whom to trust besides what Java trusts; empty: nobody else
     * @param button what it says, by language
     */
    public record OpenId(
            String issuer,
            String clientId,
            Channel.Secret clientSecret,
            List<String> scopes,
            String claim,
            List<String> levels,
            Optional<Path> ca,
            Map<String, String> button) {
        public OpenId {
            scopes = List.copyOf(scopes);
            levels = List.copyOf(levels);
            button = Map.copyOf(button);
        }
    }

    /**
     * @param contact whom a push service may write to; empty: nobody is reminded
     * @param services further push services that may be called, by their origins
     */
    public record Push(String contact, List<String> services) {
        public Push {
            services = List.copyOf(services);
        }
    }

    public record Log(String level, String format) {}

    public boolean embeddedRedis() {
        return redis.equals(EMBEDDED);
    }
}
