package dev.sextant.journal;

import java.util.List;

/** The names of everything that the journal keeps in Redis. The braces keep it all in one slot of a cluster. */
final class Keys {
    private static final String SHARD = "{s0}:";
    private static final int NAME_LENGTH = 100;

    /** Text; see {@link Position#epoch()}. */
    static final String EPOCH = SHARD + "epoch";

    /** Set of incident ids. */
    static final String INCIDENTS = SHARD + "incidents";

    /** Capped stream of all entries of all incidents; ids n-0, n = 1, 2, 3 … without a hole. */
    static final String FEED = SHARD + "feed";

    /** The last n of the feed. */
    static final String FEED_LAST = SHARD + "feed:last";

    /** Set of the versions of the plan that are kept. */
    static final String PLANS = SHARD + "plans";

    private Keys() {}

    /** Hash: path to text, of one version of the plan. */
    static String plan(String version) {
        return SHARD + "plan:" + checkName("plan version", version);
    }

    /** Stream, the truth; ids seq-0. */
    static String incident(String id) {
        return SHARD + "incident:" + checkName("incident id", id);
    }

    /** Hash: seq and hash of the last entry; "forgotten": up to which entry command ids were forgotten. */
    static String head(String id) {
        return SHARD + "head:" + checkName("incident id", id);
    }

    /** Hash: command id to {@code bodyHash|seq|answer}. */
    static String seen(String id) {
        return SHARD + "seen:" + checkName("incident id", id);
    }

    /** Where an incident that is being brought in is collected; {@code part}: "incident" or "seen". */
    static String arriving(String id, String token, String part) {
        return SHARD + "arriving:" + checkName("incident id", id) + ":" + token + ":" + part;
    }

    static List<String> forAppend(String id) {
        return List.of(incident(id), head(id), seen(id), FEED, FEED_LAST, INCIDENTS, EPOCH);
    }

    static String checkName(String what, String name) {
        boolean fits = !name.isEmpty()
                && name.length() <= NAME_LENGTH
                && name.chars().allMatch(c -> c > ' ' && c < 127 && c != '{' && c != '}');
        if (!fits) {
            throw new IllegalArgumentException(
                    what + " must be 1 to " + NAME_LENGTH + " printable characters without spaces and braces");
        }
        return name;
    }
}
