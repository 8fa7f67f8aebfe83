package dev.sextant.people;

import dev.sextant.plan.Group;
import dev.sextant.plan.Label;
import dev.sextant.plan.Plan;
import dev.sextant.plan.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * People as a plan knows them: which roles there are to be given, and a whole roster as CSV, with a verdict on each line.
 * The columns are {@code account,name,roles,language}; several roles are separated by semicolons or spaces, and written by their
 * ids or their labels. A first line
 * that names the columns may be there or not.
 */
public final class Roster {
    /** Longer names break every screen. */
    public static final int LONGEST_NAME = 40;

    public static final int MOST_LINES = 1000;
    private static final Set<String> LANGUAGES = Set.of("", "zh", "en");
    private static final Set<String> HEADINGS = Set.of("account", "账号");
    /** They come by a code, not by an account. */
    private static final Set<String> NOT_GIVEN = Set.of(Role.GUEST, Role.DISPLAY);

    private final Plan plan;

    /** What is wrong with somebody's line: which field, and a stable code that the page has words for. */
    public record Fault(String field, String code, String what) {}

    /**
     * One line.
     *
     * @param account empty exactly when there are faults
     */
    public record Line(int number, String id, List<Fault> faults, Optional<Account> account) {
        public Line {
            faults = List.copyOf(faults);
        }
    }

    public Roster(Plan plan) {
        this.plan = plan;
    }

    /** Whether a role, as it is written, can be given to an account: {@code teamLeader}, {@code groupHead@onSite}. */
    public boolean knows(String written) {
        String[] parts = written.split("@", 2);
        Role role = plan.roles().get(parts[0]);
        if (role == null || !isGiven(role)) {
            return false;
        }
        return role.scope() == Role.Scope.GROUP
                ? parts.length == 2 && plan.groups().containsKey(parts[1])
                : parts.length == 1;
    }

    /** Some roles come by a code, or in an incident in somebody's place; they are nobody's for good. */
    public static boolean isGiven(Role role) {
        return !NOT_GIVEN.contains(role.id()) && role.standIn() == null;
    }

    /** The roles that can be given, as they are written; one that is held for a group with its place for it. */
    public String told() {
        return plan.roles().values().stream()
                        .filter(Roster::isGiven)
                        .map(role -> role.scope() == Role.Scope.GROUP ? role.id() + "@GROUP" : role.id())
                        .collect(Collectors.joining(", "))
                + "; groups: "
                + String.join(", ", plan.groups().keySet());
    }

    /** The same as {@link #told}, in the labels of a language, which may be written just as well. */
    public String told(String language) {
        boolean chinese = language.equals("zh");
        String between = chinese ? "、" : ", ";
        String ofGroup = chinese ? "@小组" : "@group";
        String roles = plan.roles().values().stream()
                .filter(Roster::isGiven)
                .map(role -> role.label().in(language) + (role.scope() == Role.Scope.GROUP ? ofGroup : ""))
                .collect(Collectors.joining(between));
        String groups = plan.groups().values().stream()
                .map(group -> group.brief().in(language))
                .collect(Collectors.joining(between));
        return roles + (chinese ? "；小组：" : "; groups: ") + groups;
    }

    /** The roles as accounts hold them, of those that are written by ids or labels; what is no role stays as it is. */
    public List<String> held(List<String> written) {
        return written.stream().map(role -> meant(role).orElse(role)).distinct().toList();
    }

    /** A role as accounts hold it, of one that is written by ids or by labels of any language: {@code 工作组负责人@现场处置}. */
    private Optional<String> meant(String written) {
        String[] parts = written.split("@", 2);
        return plan.roles().values().stream()
                .filter(role -> isCalled(parts[0], role.id(), role.label()))
                .map(Role::id)
                .findFirst()
                .flatMap(role ->
                        parts.length == 1 ? Optional.of(role) : group(parts[1]).map(group -> role + "@" + group));
    }

    private Optional<String> group(String written) {
        return plan.groups().values().stream()
                .filter(group ->
                        isCalled(written, group.id(), group.label()) || isCalled(written, group.id(), group.brief()))
                .map(Group::id)
                .findFirst();
    }

    private static boolean isCalled(String written, String id, Label label) {
        return written.strip().equals(id)
                || label.texts().values().stream().anyMatch(text -> text.equalsIgnoreCase(written.strip()));
    }

    /** Judges somebody who is to be invited; every fault at once. */
    public List<Fault> judge(String id, String name, List<String> roles, String language) {
        List<Fault> faults = new ArrayList<>();
        if (!Account.ID.matcher(id).matches()) {
            faults.add(new Fault("account", id.isEmpty() ? "required" : "account", id));
        }
        if (name.isBlank() || name.codePointCount(0, name.length()) > LONGEST_NAME) {
            faults.add(new Fault("name", name.isBlank() ? "required" : "length", name));
        }
        faults.addAll(judge(roles));
        if (!LANGUAGES.contains(language)) {
            faults.add(new Fault("language", "language", language));
        }
        return faults;
    }

    public List<Fault> judge(List<String> roles) {
        List<Fault> faults = new ArrayList<>();
        if (roles.isEmpty()) {
            faults.add(new Fault("roles", "required", ""));
        }
        roles.stream().filter(role -> !knows(role)).forEach(role -> faults.add(new Fault("roles", "role", role)));
        return faults;
    }

    /** Reads a roster; lines that are empty are passed over. */
    public List<Line> read(String csv, Set<String> taken) {
        List<Line> lines = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        String[] all = csv.replaceFirst("^\uFEFF", "").split("\r\n|\r|\n", -1);
        for (int i = 0; i < all.length; i++) {
            List<String> cells = cells(all[i]);
            boolean heading = i == 0 && HEADINGS.contains(cells.get(0).toLowerCase(Locale.ROOT));
            if (!all[i].isBlank() && !heading) {
                lines.add(line(i + 1, cells, taken, seen));
            }
        }
        return lines;
    }

    private Line line(int number, List<String> cells, Set<String> taken, Set<String> seen) {
        String id = cell(cells, 0);
        String name = cell(cells, 1);
        List<String> roles = roles(cell(cells, 2));
        String language = cell(cells, 3);
        List<Fault> faults = new ArrayList<>(judge(id, name, roles, language));
        if (cells.size() > 4) {
            faults.add(new Fault("", "columns", String.valueOf(cells.size())));
        }
        if (taken.contains(id)) {
            faults.add(new Fault("account", "taken", id));
        } else if (!id.isEmpty() && !seen.add(id)) {
            faults.add(new Fault("account", "twice", id));
        }
        Optional<Account> account = faults.isEmpty()
                ? Optional.of(Account.invited(id, Names.same(name), roles, language.isEmpty() ? null : language))
                : Optional.empty();
        return new Line(number, id, faults, account);
    }

    /** A label may hold a space: what is none as a whole is taken word by word. */
    private List<String> roles(String cell) {
        List<String> roles = new ArrayList<>();
        for (String part : cell.split("[;；、|]+")) {
            Optional<String> whole = meant(part);
            if (whole.isPresent()) roles.add(whole.get());
            else
                Stream.of(part.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .forEach(word -> roles.add(meant(word).orElse(word)));
        }
        return roles.stream().distinct().toList();
    }

    private static String cell(List<String> cells, int index) {
        return index < cells.size() ? cells.get(index) : "";
    }

    /** The cells of a line: separated by commas (also the Chinese one) or tabs, in double quotes where they hold one. */
    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char sign = line.charAt(i);
            if (quoted && sign == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (sign == '"') {
                quoted = !quoted;
            } else if (!quoted && (sign == ',' || sign == '，' || sign == '\t')) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(sign);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }
}
