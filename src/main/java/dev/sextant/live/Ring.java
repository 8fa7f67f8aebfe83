package dev.sextant.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The newest changes of a view, bounded in number and bytes: what a screen needs that was away for a while. */
final class Ring {
    private static final int MOST = 512;
    private static final int MOST_BYTES = 512 * 1024;

    private final Deque<Change> changes = new ArrayDeque<>();
    private long floor;
    private int bytes;

    /** @param floor the view was drawn whole at this event; nothing before it is known */
    Ring(long floor) {
        this.floor = floor;
    }

    void add(Change change) {
        changes.addLast(change);
        bytes += change.json().length();
        while (changes.size() > MOST || bytes > MOST_BYTES) {
            Change oldest = changes.removeFirst();
            bytes -= oldest.json().length();
            floor = oldest.seq();
        }
    }

    /** Is everything here that came after this event? */
    boolean covers(long since) {
        return since >= floor;
    }

    /** What came after this event, oldest first. */
    List<Change> after(long since) {
        List<Change> newer = new ArrayList<>();
        for (Iterator<Change> back = changes.descendingIterator(); back.hasNext(); ) {
            Change change = back.next();
            if (change.seq() <= since) {
                break;
            }
            newer.add(change);
        }
        Collections.reverse(newer);
        return newer;
    }
}
