package dev.sextant.press;

import java.util.List;

/** The newest statements as an Atom feed (RFC 4287). A correction or a withdrawal is an entry that was updated. */
final class AtomFeed {
    static final String NAME = "feed.atom";

    private final Publisher publisher;
    private final Told told;

    AtomFeed(Publisher publisher, List<Release> releases) {
        this.publisher = publisher;
        this.told = new Told(publisher, releases);
    }

    Document document() {
        return new Document("application/atom+xml; charset=utf-8", xml());
    }

    private String xml() {
        String name = Markup.text(told.name());
        var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"")
                .append(told.tag())
                .append("\">\n");
        feed.append("<id>").append(told.id()).append("</id>\n");
        feed.append("<title>").append(Markup.text(told.title())).append("</title>\n");
        feed.append("<updated>").append(told.updated()).append("</updated>\n");
        feed.append("<author><name>").append(name).append("</name></author>\n");
        feed.append("<link rel=\"self\" type=\"application/atom+xml\" href=\"");
        feed.append(publisher.address(NAME)).append("\"/>\n");
        feed.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(publisher.address(""))
                .append("\"/>\n");
        told.releases().forEach(release -> feed.append(entry(release)));
        return feed.append("</feed>\n").toString();
    }

    private String entry(Release release) {
        var entry = new StringBuilder("<entry>\n");
        entry.append("<id>urn:uuid:").append(release.key()).append("</id>\n");
        entry.append("<title>").append(Markup.text(told.title(release))).append("</title>\n");
        entry.append("<published>").append(release.publishedAt()).append("</published>\n");
        entry.append("<updated>").append(release.since()).append("</updated>\n");
        entry.append("<link rel=\"alternate\" type=\"text/html\" href=\"")
                .append(told.link(release))
                .append("\"/>\n");
        if (release.kind() != null) {
            entry.append("<category term=\"")
                    .append(Markup.text(told.kind(release.kind())))
                    .append("\"/>\n");
        }
        entry.append("<content type=\"text\">")
                .append(Markup.text(told.text(release)))
                .append("</content>\n");
        return entry.append("</entry>\n").toString();
    }
}
