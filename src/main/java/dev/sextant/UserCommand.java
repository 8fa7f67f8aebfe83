package dev.sextant;

import dev.sextant.ops.Settings;
import dev.sextant.people.Account;
import dev.sextant.people.Accounts;
import dev.sextant.people.Names;
import dev.sextant.people.Passwords;
import dev.sextant.people.Sessions;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Role;
import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "user",
        mixinStandardHelpOptions = true,
        description = "The people who can sign in. With the embedded Redis the node must be stopped.",
        synopsisSubcommandLabel = "(list | add | roles | password | lock | unlock | remove)")
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
        String password = password();
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
        return change(
                id,
                account -> new Account(
                        account.id(), account.name(), roles, account.language(), account.locked(), account.secret()));
    }

    @Command(name = "password", mixinStandardHelpOptions = true, description = "Gives a person another password.")
    int password(@Parameters(paramLabel = "ACCOUNT") String id) throws IOException {
        String password = password();
        return with((tool, accounts) -> new Passwords(tool.vertx())
                .keep(password)
                .compose(secret -> changed(tool, accounts, id, account -> account.withSecret(secret))));
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
        return accounts.find(id).compose(found -> {
            if (found.isEmpty()) {
                return Future.succeededFuture(tell(false, "", "Nobody is called " + id + "."));
            }
            return accounts.put(change.of(found.get()))
                    .compose(done -> sessions(tool).endAll(id))
                    .map(done -> tell(true, id + " is changed.", ""));
        });
    }

    private static Sessions sessions(Tool tool) {
        return new Sessions(tool.link()::send, InstantSource.system(), Duration.ofHours(1), Duration.ofHours(1));
    }

    private void checkRoles(List<String> roles) {
        Settings settings = flags.settings();
        Plan plan = CheckPlanCommand.load(Shipped.texts(settings.plan()));
        for (String written : roles) {
            String[] parts = written.split("@", 2);
            Role role = plan.roles().get(parts[0]);
            boolean ofGroup = role != null && role.scope() == Role.Scope.GROUP;
            boolean right = role != null
                    && (ofGroup ? parts.length == 2 && plan.groups().containsKey(parts[1]) : parts.length == 1);
            if (!right) {
                throw new Sextant.Unusable("The plan has no role " + written + ". Roles: " + written(plan)
                        + "; groups: " + String.join(", ", plan.groups().keySet()));
            }
        }
    }

    /** The roles as they are written: one that is held for a group with its place for it. */
    private static String written(Plan plan) {
        return plan.roles().values().stream()
                .map(role -> role.scope() == Role.Scope.GROUP ? role.id() + "@GROUP" : role.id())
                .collect(Collectors.joining(", "));
    }

    private String password() throws IOException {
        String password = fromInput ? firstLine() : typed();
        if (password.length() < Passwords.SHORTEST || password.length() > Passwords.LONGEST) {
            throw new Sextant.Unusable("A password has " + Passwords.SHORTEST + " to " + Passwords.LONGEST
                    + " characters; fifteen or more are good.");
        }
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
