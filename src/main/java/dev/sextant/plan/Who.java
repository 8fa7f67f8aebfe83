package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who may: a list of entries of which one is enough.
 *
 * @param entries as the plan writes them, checked: {@code teamLeader} (a group-scoped role: of any group),
 *     {@code groupHead@onSite}, a group's id (anybody with a role in it), one of {@link #WORDS}, or {@code author within
 *     30 min} (who wrote the record, for so long after it was posted)
 */
public record Who(List<String> entries) {
    /**
     * In the record's owner group; its head; its members; who wrote the record; who it is assigned to; any role but
     * watchers and guests; the product itself.
     */
    public static final List<String> WORDS =
            List.of("own", "ownHead", "ownMember", "author", "assignee", "everyone", Role.SYSTEM);

    static final String HEAD = "groupHead";
    static final String MEMBER = "groupMember";
    private static final String AUTHOR = "author";
    private static final Pattern AUTHOR_FOR_A_WHILE = Pattern.compile("author within ([1-9][0-9]{0,3}) min");
    private static final Set<String> WATCHERS = Set.of(Role.OBSERVER, Role.ADMINISTRATOR, Role.DISPLAY, Role.SYSTEM);

    public static final Who NOBODY = new Who(List.of());

    public Who {
        entries = List.copyOf(entries);
    }

    /** Whether a person of this standing is meant. */
    public boolean allows(Standing standing) {
        for (String entry : entries) if (allows(entry, standing)) return true;
        return false;
    }

    private static boolean allows(String entry, Standing standing) {
        String own = standing.ownerGroup();
        return switch (entry) {
            case "own" -> own != null && standing.groups().contains(own);
            case "ownHead" -> own != null && standing.roles().contains(HEAD + "@" + own);
            case "ownMember" -> own != null && standing.roles().contains(MEMBER + "@" + own);
            case AUTHOR -> standing.author();
            case "assignee" -> standing.assignee();
            case Role.SYSTEM -> standing.roles().contains(Role.SYSTEM);
            case "everyone" ->
                standing.roles().stream().anyMatch(role -> !WATCHERS.contains(role) && !Role.isGuest(role));
            default ->
                authorStill(entry, standing)
                        || standing.roles().contains(entry)
                        || standing.groups().contains(entry)
                        || standing.roles().stream().anyMatch(role -> role.startsWith(entry + "@"));
        };
    }

    /** Whether the entry gives the author some time, and it is not over. */
    private static boolean authorStill(String entry, Standing standing) {
        Matcher written = AUTHOR_FOR_A_WHILE.matcher(entry);
        return written.matches() && standing.author() && standing.minutesOld() < Long.parseLong(written.group(1));
    }

    static boolean isAuthorForAWhile(String entry) {
        return AUTHOR_FOR_A_WHILE.matcher(entry).matches();
    }

    /**
     * The entries with {@code own…} resolved for a record of {@code ownerGroup}: {@code ownHead} is
     * {@code groupHead@onSite}, {@code own} the group's id. What has no group to resolve is left out.
     */
    public List<String> of(@Nullable String ownerGroup) {
        List<String> resolved = new ArrayList<>();
        for (String entry : entries) {
            switch (entry) {
                case "own" -> addUnlessNull(resolved, ownerGroup);
                case "ownHead" -> addUnlessNull(resolved, ownerGroup == null ? null : HEAD + "@" + ownerGroup);
                case "ownMember" -> addUnlessNull(resolved, ownerGroup == null ? null : MEMBER + "@" + ownerGroup);
                default -> addUnlessNull(resolved, isAuthorForAWhile(entry) ? AUTHOR : entry);
            }
        }
        return List.copyOf(resolved);
    }

    private static void addUnlessNull(List<String> list, @Nullable String entry) {
        if (entry != null && !list.contains(entry)) list.add(entry);
    }
}
