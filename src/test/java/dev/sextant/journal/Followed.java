package dev.sextant.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A follower that notes all it hears. */
final class Followed implements Feed.Follower {
    final List<Entry> entries = new CopyOnWriteArrayList<>();
    /** up, down, gap, epoch in the order heard. */
    final List<String> news = new CopyOnWriteArrayList<>();

    @Override
    public void onEntries(List<Entry> more) {
        entries.addAll(more);
    }

    @Override
    public void onUp(String epoch) {
        news.add("up");
    }

    @Override
    public void onDown(Throwable why) {
        news.add("down");
    }

    @Override
    public void onGap() {
        news.add("gap");
    }

    @Override
    public void onEpoch(String epoch) {
        news.add("epoch");
    }
}
