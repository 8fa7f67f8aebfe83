package dev.sextant;

import dev.sextant.people.Account;
import dev.sextant.people.Accounts;
import dev.sextant.people.Names;
import dev.sextant.people.PasswordRules;
import dev.sextant.people.Passwords;
import dev.sextant.people.Roster;
import dev.sextant.people.SessionLimits;
import dev.sextant.people.Sessions;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "The people who can sign in. With the embedded Redis the node must be stopped.",
        synopsisSubcommandLabel = "(list | add | roles | password | reset-second-factor | lock | unlock | remove)")
final class UserCommand implements Runnable {
    @CommandLine.Mixin
    private SettingsFlags flags = new SettingsFlags();

    @Option(
            names = "--password-stdin",
            scope = CommandLine.ScopeType.INHERIT,
            description = "Read the password from the first line of the input instead of asking for it.")
    private boolean fromInput;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "What shall be done? Most often:  sextant user list");
    }

    @Command(name = "list", mixinStandardHelpOptions = true, description = "Everybody, with roles.")
    int list() {
        return with((tool, accounts) -> accounts.all().map(all -> {
            all.forEach(account -> say(account.id() + (account.locked() ? " (locked)" : "") + "  "
                    + account.name().in("zh") + "  " + String.join(" ", account.roles())));
            return CommandLine.ExitCode.OK;
        }));
    }

    @Command(name = "add", mixinStandardHelpOptions = true, description = "Adds a person; the password is asked for.")
    int add(
            @Parameters(paramLabel = "ACCOUNT") String id,
            @Option(names = "--name", required = true, description = "As others read it.") String name,
            @Option(
                            names = "--role",
                            required = true,
                            description =
                                    "As the plan names it; one held for a group: groupHead@onSite. May be given again.")
                    List<String> roles,
            @Option(names = "--language", description = "zh or en (default: the browser's).") @Nullable String language)
            throws IOException {
        if (!Account.ID.matcher(id).matches()) {
            throw new Sextant.Unusable("An account is called by a letter, then letters, digits, . _ - (at most 40).");
        }
        checkRoles(roles);
        String password = chosen(id);
        return with((tool, accounts) -> new Passwords(tool.vertx())
                .keep(password)
                .compose(secret -> accounts.add(new Account(id, Names.same(name), roles, language, false, secret)))
                .map(added -> tell(added, id + " can sign in.", id + " is there already.")));
    }

    @Command(name = "roles", mixinStandardHelpOptions = true, description = "Gives a person other roles.")
    int roles(
            @Parameters(index = "0", paramLabel = "ACCOUNT") String id,
            @Parameters(index = "1..*", arity = "1..*", paramLabel = "ROLE") List<String> roles) {
        checkRoles(roles);
        return change(id, account -> account.withRoles(roles));
    }

    @Command(name = "password", mixinStandardHelpOptions = true, description = "Gives a person another password.")
    int password(@Parameters(paramLabel = "ACCOUNT") String id) throws IOException {
        String password = chosen(id);
        return with((tool, accounts) -> new Passwords(tool.vertx())
                .keep(password)
                .compose(secret -> changed(tool, accounts, id, account -> account.withSecret(secret))));
    }

    @Command(
            name = "reset-second-factor",
            mixinStandardHelpOptions = true,
            description = "For whoever lost the phone: passkeys are gone, and the password is enough again.")
    int resetSecondFactor(@Parameters(paramLabel = "ACCOUNT") String id) {
        return with((tool, accounts) -> accounts.forgetFactors(id)
                .compose(off -> sessions(tool).endAll(id).map(off))
                .map(off -> tell(
                        off,
                        id + " signs in with the password alone.",
                        id + " has neither a second factor nor passkeys.")));
    }

    @Command(name = "lock", mixinStandardHelpOptions = true, description = "Nobody can sign in with it any more.")
    int lock(@Parameters(paramLabel = "ACCOUNT") String id) {
        return change(id, account -> account.withLocked(true));
    }

    @Command(name = "unlock", mixinStandardHelpOptions = true, description = "The account can be used again.")
    int unlock(@Parameters(paramLabel = "ACCOUNT") String id) {
        return change(id, account -> account.withLocked(false));
    }

    @Command(name = "remove", mixinStandardHelpOptions = true, description = "Removes an account; what it wrote stays.")
    int remove(@Parameters(paramLabel = "ACCOUNT") String id) {
        return with((tool, accounts) -> accounts.remove(id)
                .compose(removed -> sessions(tool).endAll(id).map(removed))
                .map(removed -> tell(removed, id + " is removed.", "Nobody is called " + id + ".")));
    }

    private interface Work {
        Future<Integer> on(Tool tool, Accounts accounts);
    }

    private interface Change {
        Account of(Account account);
    }

    private int with(Work work) {
        try (Tool tool = new Tool(flags.settings())) {
            return tool.await(work.on(tool, new Accounts(tool.link()::send)));
        }
    }

    private int change(String id, Change change) {
        return with((tool, accounts) -> changed(tool, accounts, id, change));
    }

    /** Changes an account and ends its sessions: whoever is signed in signs in again, as what the person is now. */
    private Future<Integer> changed(Tool tool, Accounts accounts, String id, Change change) {
        return accounts.change(id, change::of)
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(tell(false, "", "Nobody is called " + id + "."))
                        : sessions(tool).endAll(id).map(done -> tell(true, id + " is changed.", "")));
    }

    private Sessions sessions(Tool tool) {
        return new Sessions(
                tool.link()::send,
                InstantSource.system(),
                new SessionLimits(Duration.ofHours(1), Duration.ofHours(1)),
                Ground.masterKey(flags.settings()));
    }

    private void checkRoles(List<String> roles) {
        Roster roster =
                new Roster(CheckPlanCommand.load(Shipped.texts(flags.settings().plan())));
        for (String written : roles) {
            if (!roster.knows(written)) {
                throw new Sextant.Unusable(
                        "The plan has no role " + written + ". Roles that can be given: " + roster.told());
            }
        }
    }

    private String chosen(String account) throws IOException {
        String password = fromInput ? firstLine() : typed();
        PasswordRules.shipped().judge(account, password).ifPresent(fault -> {
            throw new Sextant.Unusable(
                    switch (fault) {
                        case TOO_SHORT, TOO_LONG ->
                            "A password has " + PasswordRules.SHORTEST + " to " + Passwords.LONGEST
                                    + " characters; a few unrelated words are good.";
                        case NAME -> "The name of the account may not be part of the password.";
                        case COMMON -> "Many people have this password; choose another.";
                        case PATTERN ->
                            "This is a pattern (keys in a row, a date, the same again) and easy to guess; choose another.";
                    });
        });
        return password;
    }

    @SuppressWarnings("SystemConsoleNull") // newer Javas give a console without a terminal; then its prompts do no harm
    private static String typed() {
        Console console = System.console();
        if (console == null) {
            throw new Sextant.Unusable("There is no terminal to ask for the password; use --password-stdin.");
        }
        String password = new String(console.readPassword("Password: "));
        if (!password.equals(new String(console.readPassword("Again: ")))) {
            throw new Sextant.Unusable("The two are not the same.");
        }
        return password;
    }

    private static String firstLine() throws IOException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = input.readLine();
        return line == null ? "" : line;
    }

    private int tell(boolean done, String good, String bad) {
        say(done ? good : bad);
        return done ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private void say(String text) {
        spec.commandLine().getOut().println(text);
    }
}
