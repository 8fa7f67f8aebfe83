package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who may: a list of entries of which one is enough.
 *
 * @param entries as the plan writes them, checked: {@code teamLeader} (a group-scoped role: of any group),
 *     {@code groupHead@onSite}, a group's id (anybody with a role in it), or one of {@link #WORDS}
 */
public record Who(List<String> entries) {
    /**
     * In the record's owner group; its head; its members; who wrote the record; who it is assigned to; any role but
     * watchers.
     */
    public static final List<String> WORDS = List.of("own", "ownHead", "ownMember", "author", "assignee", "everyone");

    static final String HEAD = "groupHead";
    static final String MEMBER = "groupMember";
    private static final Set<String> WATCHERS = Set.of("observer", "administrator");

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
            case "author" -> standing.author();
            case "assignee" -> standing.assignee();
            case "everyone" -> standing.roles().stream().anyMatch(role -> !WATCHERS.contains(role));
            default ->
                standing.roles().contains(entry)
                        || standing.groups().contains(entry)
                        || standing.roles().stream().anyMatch(role -> role.startsWith(entry + "@"));
        };
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
                default -> addUnlessNull(resolved, entry);
            }
        }
        return List.copyOf(resolved);
    }

    private static void addUnlessNull(List<String> list, @Nullable String entry) {
        if (entry != null && !list.contains(entry)) list.add(entry);
    }
}
