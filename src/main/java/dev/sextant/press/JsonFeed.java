package dev.sextant.press;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The newest statements as a JSON Feed (jsonfeed.org, version 1.1). */
final class JsonFeed {
    static final String NAME = "feed.json";

    private final Publisher publisher;
    private final Told told;

    JsonFeed(Publisher publisher, List<Release> releases) {
        this.publisher = publisher;
        this.told = new Told(publisher, releases);
    }

    Document document() {
        JsonArray items = new JsonArray();
        told.releases().forEach(release -> items.add(item(release)));
        JsonObject feed = new JsonObject()
                .put("version", "https://jsonfeed.org/version/1.1")
                .put("title", told.title())
                .put("language", told.tag())
                .put("home_page_url", publisher.address(""))
                .put("feed_url", publisher.address(NAME))
                .put("authors", JsonArray.of(new JsonObject().put("name", told.name())))
                .put("items", items);
        return new Document("application/feed+json; charset=utf-8", feed.encodePrettily() + "\n");
    }

    private JsonObject item(Release release) {
        JsonObject item = new JsonObject()
                .put("id", "urn:uuid:" + release.key())
                .put("url", told.link(release))
                .put("title", told.title(release))
                .put("content_text", told.text(release))
                .put("date_published", release.publishedAt().toString())
                .put("date_modified", release.since().toString());
        if (release.kind() != null) {
            item.put("tags", JsonArray.of(told.kind(release.kind())));
        }
        return item;
    }
}
