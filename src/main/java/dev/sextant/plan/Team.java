package dev.sextant.plan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fixed people of a group (固定成员): who leads it, who stands in for the head, and the others.
 *
 * @param members everybody else; neither head nor substitute
 */
public record Team(@Nullable Member head, @Nullable Member substitute, List<Member> members) {

    /** Nobody is named: whoever holds a role in the group belongs to it. */
    public static final Team NOBODY = new Team(null, null, List.of());

    public Team {
        members = List.copyOf(members);
    }

    /**
     * A person of the roster.
     *
     * @param id the account
     */
    public record Member(String id, Label name) {}

    /** Head, substitute, members. */
    public List<Member> everybody() {
        var all = new ArrayList<Member>();
        if (head != null) all.add(head);
        if (substitute != null) all.add(substitute);
        all.addAll(members);
        return all;
    }
}
