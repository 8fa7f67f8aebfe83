package dev.sextant.press;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The public page: plain HTML, no script, one style in it, to be read, kept and printed anywhere. */
final class PublicPage {
    /** It stands in the page; its hash in the page's policy. */
    static final String STYLE = """
            :root{color-scheme:light dark;--ink:#17202b;--quiet:#56616f;--line:#d5dae1;--paper:#fff;--red:#b3261e;--red-soft:#fdecea;--blue:#0b57a4;--blue-soft:#eaf2fb}
            @media(prefers-color-scheme:dark){:root{--ink:#e8ecf1;--quiet:#a5b0bd;--line:#38424e;--paper:#11161c;--red:#ff8a80;--red-soft:#3a1513;--blue:#8ec1ff;--blue-soft:#13263a}}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:44rem;padding:1.5rem 1.25rem 3rem;background:var(--paper);color:var(--ink);font:1.0625rem/1.75 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
            header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;align-items:baseline;justify-content:space-between;padding-bottom:1rem;border-bottom:2px solid var(--ink)}
            h1{margin:0;font-size:1.5rem;line-height:1.35}h1 small{display:block;font-size:1rem;font-weight:400;color:var(--quiet)}
            nav{display:flex;gap:1.25rem}a{color:var(--blue)}nav a[aria-current]{color:inherit;text-decoration:none}nav a,footer a{padding:.4rem 0}
            article{padding:1.75rem 0;border-bottom:1px solid var(--line)}article:target h2{color:var(--blue)}
            h2{margin:0 0 .2rem;font-size:1.3125rem;line-height:1.4}
            .meta{margin:0 0 .75rem;color:var(--quiet);font-size:.9375rem}
            .text p{margin:0 0 .75rem}.contact{margin:.75rem 0 0;color:var(--quiet)}
            .mark{margin:0 0 1rem;padding:.7rem 1rem;border-left:.25rem solid var(--blue);background:var(--blue-soft);color:var(--ink)}.mark p{margin:0}
            .mark.bad{border-color:var(--red);background:var(--red-soft)}.mark b{color:var(--red)}
            .past{color:var(--quiet)}.past h2{font-size:1.125rem}.gone .text{text-decoration:line-through}.past .text{padding-left:1rem;border-left:1px solid var(--line);font-size:.9375rem}
            .demo{flex:1 0 100%;margin:0 0 .75rem;padding:.4rem .75rem;background:#7a5c00;color:#fff;text-align:center}
            footer{padding-top:1.25rem;color:var(--quiet);font-size:.9375rem}footer p{margin:0 0 .25rem}
            @media print{body{max-width:none;padding:0;color:#000;background:#fff;font-size:11pt}nav,.feeds{display:none}article{break-inside:avoid}.mark{border:1px solid #000;background:none}a{color:inherit;text-decoration:none}}
            """;

    private final Publisher publisher;
    private final List<Release> releases;
    private final String language;
    private final Phrases say;
    private final Map<UUID, Release> shown = new HashMap<>();

    /** @param releases the newest first */
    PublicPage(Publisher publisher, List<Release> releases, String language) {
        this.publisher = publisher;
        this.releases = releases;
        this.language = language;
        this.say = new Phrases(language, publisher.zone());
        releases.forEach(release -> shown.put(release.key(), release));
    }

    Document document() {
        return new Document("text/html; charset=utf-8", html());
    }

    private String html() {
        String name = Markup.text(say.of(publisher.name()));
        var page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"")
                .append(say.say("tag"))
                .append("\">\n<head>\n<meta charset=\"utf-8\">\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.append("<title>")
                .append(say.say("title"))
                .append(" – ")
                .append(name)
                .append("</title>\n");
        page.append(feed("application/atom+xml", AtomFeed.NAME)).append(feed("application/feed+json", JsonFeed.NAME));
        page.append("<style>").append(STYLE).append("</style>\n</head>\n<body>\n");
        page.append("<header>")
                .append(demo())
                .append("<h1><small>")
                .append(name)
                .append("</small>")
                .append(say.say("title"))
                .append("</h1>");
        page.append(languages()).append("</header>\n<main>\n");
        if (releases.isEmpty()) {
            page.append("<p>").append(say.say("none")).append("</p>\n");
        }
        releases.forEach(release -> page.append(article(release)));
        page.append("</main>\n<footer>\n").append(foot()).append("</footer>\n</body>\n</html>\n");
        return page.toString();
    }

    private String demo() {
        return releases.stream().anyMatch(Release::demo) ? "<p class=\"demo\">" + say.say("demo") + "</p>" : "";
    }

    private String feed(String type, String form) {
        return "<link rel=\"alternate\" type=\"" + type + "\" href=\"" + publisher.address(form) + "\">\n";
    }

    private String languages() {
        if (publisher.languages().size() < 2) {
            return "";
        }
        var links = new StringBuilder("<nav>");
        for (String each : publisher.languages()) {
            var other = new Phrases(each, publisher.zone());
            links.append("<a lang=\"").append(other.say("tag")).append("\" href=\"");
            links.append(publisher.address(publisher.form(each))).append('"');
            links.append(each.equals(language) ? " aria-current=\"page\">" : ">");
            links.append(other.say("name")).append("</a>");
        }
        return links.append("</nav>").toString();
    }

    private String article(Release release) {
        boolean past = release.standing() != Release.Standing.STANDS;
        var article = new StringBuilder(
                "<article id=\"s-" + release.key() + "\"" + (past ? " class=\"" + look(release) + "\"" : "") + ">\n");
        Release.Said said = release.in(language);
        article.append("<h2>").append(Markup.text(said.title())).append("</h2>\n");
        article.append("<p class=\"meta\">");
        if (release.kind() != null) {
            article.append(Markup.text(say.of(release.kind()))).append(say.between());
        }
        article.append(say.say("published")).append(time(release.publishedAt())).append("</p>\n");
        article.append(mark(release));
        String first = publisher.languages().get(0);
        boolean asWritten = !language.equals(first) && !release.isIn(language);
        article.append(asWritten ? note("asWritten") : "")
                .append("<div class=\"text\"")
                .append(asWritten ? " lang=\"" + new Phrases(first, publisher.zone()).say("tag") + "\">\n" : ">\n")
                .append(Markup.paragraphs(said.text()))
                .append("\n</div>\n");
        if (release.contact() != null && !past) {
            article.append("<p class=\"contact\">").append(say.say("contact")).append(Markup.text(release.contact()));
            article.append("</p>\n");
        }
        return article.append("</article>\n").toString();
    }

    /** What was taken back is struck through, so that nobody copies from it what does not hold. */
    private static String look(Release release) {
        return release.standing() == Release.Standing.WITHDRAWN ? "past gone" : "past";
    }

    /** What a reader must know before the text: that it corrects another, was corrected, or was taken back. */
    private String mark(Release release) {
        return switch (release.standing()) {
            case STANDS ->
                release.corrects() == null
                        ? ""
                        : marked("mark", say.say("corrects") + link(release.corrects()), wrong(release));
            case CORRECTED ->
                marked("mark bad", "<b>" + say.say("corrected") + "</b>" + say.between() + corrected(release))
                        + note("replaced");
            case WITHDRAWN ->
                marked(
                                "mark bad",
                                "<b>" + say.say("withdrawn") + "</b>" + say.between()
                                        + say.say("withdrawnAt", release.since()),
                                release.notice() == null ? "" : Markup.text(release.notice()))
                        + note("gone");
        };
    }

    /** What stands below is only kept. */
    private String note(String word) {
        return "<p class=\"meta\">" + say.say(word) + "</p>\n";
    }

    private String wrong(Release release) {
        return release.wrong() == null ? "" : say.say("wrong") + Markup.text(release.wrong());
    }

    private String corrected(Release release) {
        return release.correctedBy() == null
                ? say.say("correctedOnly", release.since())
                : say.say("correctedBy", release.since()) + link(release.correctedBy());
    }

    private static String marked(String look, String... lines) {
        var mark = new StringBuilder("<div class=\"" + look + "\">");
        for (String line : lines) {
            if (!line.isEmpty()) {
                mark.append("<p>").append(line).append("</p>");
            }
        }
        return mark.append("</div>\n").toString();
    }

    private String link(UUID key) {
        @Nullable Release other = shown.get(key);
        return other == null
                ? ""
                : "<a href=\"#s-" + key + "\">" + Markup.text(other.in(language).title()) + "</a>" + say.between()
                        + time(other.publishedAt());
    }

    private String time(Instant at) {
        return "<time datetime=\"" + at + "\">" + say.time(at) + "</time>";
    }

    private String foot() {
        var foot = new StringBuilder("<p>" + say.say("kept") + "</p>\n");
        releases.stream()
                .map(Release::since)
                .max(Instant::compareTo)
                .ifPresent(last -> foot.append("<p>")
                        .append(say.say("updated"))
                        .append(time(last))
                        .append("</p>\n"));
        foot.append("<p class=\"feeds\">").append(say.say("feeds"));
        foot.append("<a href=\"")
                .append(publisher.address(AtomFeed.NAME))
                .append("\">Atom</a>")
                .append(say.between());
        foot.append("<a href=\"").append(publisher.address(JsonFeed.NAME)).append("\">JSON Feed</a></p>\n");
        return foot.toString();
    }
}
