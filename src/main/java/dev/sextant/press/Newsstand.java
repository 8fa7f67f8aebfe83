package dev.sextant.press;

import dev.sextant.incident.Incident;
import dev.sextant.plan.Plan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The public pages of this node, ready to be handed out. One thread brings what changed ({@link #take}, {@link #clear},
 * {@link #open}); any thread reads.
 */
public final class Newsstand {
    /** The page shows so many, the newest; a feed fewer. */
    static final int SHOWN = 200;

    private final Map<String, List<Release>> byIncident = new HashMap<>();
    private final Map<String, Publisher> publishers = new LinkedHashMap<>();
    private final Map<String, String> publisherOf = new HashMap<>();
    private volatile Map<String, Map<String, Document>> pages = Map.of();
    private volatile boolean open;

    /** @param current the plan that new incidents get: its organisation has a page before it has said anything */
    public Newsstand(Plan current) {
        Publisher publisher = publisher(current);
        if (publisher != null) {
            publishers.put(publisher.id(), publisher);
            render(publisher);
        }
    }

    /** An incident as it is now; its page is made anew when what it has released is not what it was. */
    public void take(Incident incident) {
        List<Release> now = Release.of(incident);
        Publisher publisher = publisher(incident.plan());
        if (publisher == null || now.equals(byIncident.getOrDefault(incident.id(), List.of()))) {
            return;
        }
        byIncident.put(incident.id(), now);
        publisherOf.put(incident.id(), publisher.id());
        publishers.putIfAbsent(publisher.id(), publisher);
        render(publishers.getOrDefault(publisher.id(), publisher));
    }

    /** All incidents were read: what is missing here was never published. Before that the pages are not handed out. */
    public void open() {
        open = true;
    }

    /** The store began anew: what is known is void. */
    public void clear() {
        open = false;
        byIncident.clear();
        publisherOf.clear();
        publishers.values().forEach(this::render);
    }

    public boolean isOpen() {
        return open;
    }

    /**
     * A page or a feed.
     *
     * @param form empty: the page in the house's own language; else another language of it, or the name of a feed
     */
    public @Nullable Document document(String organisation, String form) {
        return pages.getOrDefault(organisation, Map.of()).get(form);
    }

    private void render(Publisher publisher) {
        var releases = new ArrayList<Release>();
        byIncident.forEach((incident, released) -> {
            if (publisher.id().equals(publisherOf.get(incident))) {
                releases.addAll(released);
            }
        });
        releases.sort(Comparator.comparing(Release::publishedAt).reversed());
        List<Release> newest = List.copyOf(releases.subList(0, Math.min(SHOWN, releases.size())));
        var documents = new HashMap<String, Document>();
        for (String language : publisher.languages()) {
            Document page = new PublicPage(publisher, newest, language).document();
            documents.put(publisher.form(language), page);
            documents.put(language, page); // the first language, too, for whoever writes it out
        }
        documents.put(AtomFeed.NAME, new AtomFeed(publisher, newest).document());
        documents.put(JsonFeed.NAME, new JsonFeed(publisher, newest).document());
        var all = new HashMap<>(pages);
        all.put(publisher.id(), Map.copyOf(documents));
        pages = Map.copyOf(all);
    }

    private static @Nullable Publisher publisher(Plan plan) {
        return plan.organisation() == null || plan.publication() == null
                ? null
                : new Publisher(
                        plan.organisation().id(),
                        plan.organisation().name(),
                        Phrases.spoken(plan.languages()),
                        plan.zone());
    }
}
