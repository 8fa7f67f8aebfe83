package dev.sextant.board;

import dev.sextant.incident.BoardRecord;
import dev.sextant.plan.RecordType;
import dev.sextant.plan.SitePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The picture of the site and what is placed on it, with the signs of each place. */
final class SitePart {
    private final Moment moment;
    private final SitePlan site;

    private SitePart(Moment moment, SitePlan site) {
        this.moment = moment;
        this.site = site;
    }

    /** What the board of this group shows of it; null: nothing. */
    static @Nullable Map<String, Object> of(Moment moment, String group) {
        SitePlan site = moment.plan().site();
        RecordType places =
                site == null ? null : moment.plan().type(site.places().of());
        return site == null
                        || places == null
                        || !(places.group().equals(group) || site.alsoOn().contains(group))
                ? null
                : new SitePart(moment, site).draw();
    }

    private Map<String, Object> draw() {
        var drawn = new LinkedHashMap<String, Object>();
        Moment.put(drawn, "picture", picture());
        var places = new LinkedHashMap<String, Object>();
        long order = 0;
        for (BoardRecord place :
                moment.incident().records().ofType(site.places().of())) {
            places.put(place.id(), place(place, order++));
        }
        drawn.put("places", places);
        return drawn;
    }

    private @Nullable Map<String, Object> picture() {
        List<BoardRecord> pictures =
                moment.incident().records().ofType(site.picture().of());
        if (pictures.isEmpty()) {
            return null;
        }
        BoardRecord newest = pictures.get(pictures.size() - 1);
        return Map.of(
                "record", newest.id(),
                "name", moment.lines().title(newest),
                "by", Cards.person(newest.createdBy()),
                "at", newest.createdAt());
    }

    private Map<String, Object> place(BoardRecord place, long order) {
        SitePlan.Places at = site.places();
        var shown = new LinkedHashMap<String, Object>();
        shown.put("name", moment.lines().name(place));
        shown.put("order", order);
        put(shown, "x", place, at.x());
        put(shown, "y", place, at.y());
        put(shown, "width", place, at.width());
        put(shown, "height", place, at.height());
        shown.put("signs", signs(place));
        return shown;
    }

    private static void put(Map<String, Object> shown, String name, BoardRecord place, @Nullable String field) {
        Moment.put(shown, name, field == null ? null : place.fields().get(field));
    }

    private Map<String, Object> signs(BoardRecord place) {
        Map<String, Object> variables = moment.scope().about(place).variables();
        var signs = new LinkedHashMap<String, Object>();
        for (SitePlan.Sign sign : site.signs()) {
            if (sign.when().truth(variables)) {
                signs.put(sign.id(), true);
            }
        }
        return signs;
    }
}
