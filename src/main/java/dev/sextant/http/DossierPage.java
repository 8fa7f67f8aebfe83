package dev.sextant.http;

import dev.sextant.press.Markup;
import dev.sextant.print.Printer;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A dossier as a page without script: read on the screen, printed, filed. */
final class DossierPage {
    private static final int PRINT = 4;
    private static final List<String> STEPS = List.of("when", "who", "what", "of", "said");
    private static final DateTimeFormatter TIMES = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    /** A time as views tell it. */
    private static final Pattern INSTANT = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}\\.[0-9]{3}Z");

    private static final String STYLE = """
            :root{--ink:#17202b;--quiet:#56616f;--line:#c9d0d8;--red:#b3261e}
            *{box-sizing:border-box}
            body{margin:0 auto;max-width:54rem;padding:1.5rem 1.25rem 3rem;color:var(--ink);background:#fff;font:1rem/1.65 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
            h1{margin:0;font-size:1.5rem}h2{margin:2rem 0 .5rem;font-size:1.125rem;border-bottom:1px solid var(--line)}h3{margin:1rem 0 .2rem;font-size:1rem}
            p{margin:0 0 .4rem}.quiet{color:var(--quiet);font-size:.9375rem}code{font:.875em ui-monospace,monospace}
            article{padding:.75rem 1rem;margin:0 0 .75rem;border:1px solid var(--line);break-inside:avoid}
            .scroll{overflow-x:auto}table{width:100%;border-collapse:collapse;font-size:.9375rem}th,td{padding:.4rem .6rem;border:1px solid var(--line);text-align:start;vertical-align:top}
            th{background:#f1f3f5}td:first-child{white-space:nowrap}.struck{color:var(--red)}.demo{padding:.3rem .6rem;background:#7a5c00;color:#fff}
            .steps{table-layout:fixed;min-width:44rem}col.when{width:11.5rem}col.who{width:8rem}col.what{width:8.5rem}col.of{width:8.5rem}.steps td:first-child{white-space:normal}
            .ways td:not(:last-child),.ways th{white-space:nowrap}
            @media print{body{max-width:none;padding:0;font-size:10.5pt}tr{break-inside:avoid}}
            """;

    private static final String PAPER = """
            @page{size:A4;margin:18mm 16mm 20mm;@bottom-right{content:counter(page) " / " counter(pages);font-family:"%1$s";font-size:9pt;color:#56616f}}
            body{margin:0;color:#17202b;font-family:"%1$s";font-size:10pt;line-height:1.6;word-wrap:break-word}
            h1{margin:0;font-size:16pt}h2{margin:16pt 0 5pt;font-size:12pt;border-bottom:1px solid #c9d0d8;page-break-after:avoid}h3{margin:8pt 0 2pt;font-size:10pt}
            p{margin:0 0 4pt}.quiet{color:#56616f;font-size:9pt}code{font-family:"%1$s";font-size:8pt;word-wrap:break-word}
            article{padding:6pt 9pt;margin:0 0 7pt;border:1px solid #c9d0d8}
            table{width:100%%;border-collapse:collapse;font-size:9pt}th,td{padding:3pt 5pt;border:1px solid #c9d0d8;text-align:left;vertical-align:top}
            th{background:#f1f3f5;font-weight:bold}td:first-child{white-space:nowrap}tr{page-break-inside:avoid}.files{display:none}
            .steps{table-layout:fixed}col.when{width:21%%}col.who{width:14%%}col.what{width:14%%}col.of{width:17%%}col.said{width:34%%}.steps td:first-child{white-space:normal}
            .struck{color:#b3261e}.demo{padding:3pt 6pt;background:#7a5c00;color:#fff}
            """.formatted(Printer.FONT);

    private final JsonObject dossier;
    private final Language language;

    DossierPage(JsonObject dossier, Language language) {
        this.dossier = dossier;
        this.language = language;
    }

    Answer answer() {
        return new Answer(
                200,
                Buffer.buffer(html(STYLE)),
                Map.of(
                        "Content-Type",
                        "text/html; charset=utf-8",
                        "Cache-Control",
                        "no-store",
                        "Content-Security-Policy",
                        "default-src 'none'; style-src 'sha256-" + sha256(STYLE)
                                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"));
    }

    /** The same for paper: a page of A4, numbered, in the printer's own font. */
    String forPrinter() {
        return html(PAPER);
    }

    /** Well-formed XML, too: the printer reads it so. */
    private String html(String style) {
        var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
        page.append(language.tag().equals("zh") ? "zh-CN" : language.tag())
                .append("\">\n<head>\n<meta charset=\"utf-8\" />\n");
        page.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n<title>");
        page.append(word("title"))
                .append(' ')
                .append(text("record"))
                .append("</title>\n<style>")
                .append(style);
        page.append("</style>\n</head>\n<body>\n<main>\n");
        if (dossier.getBoolean("demo", false)) {
            page.append("<p class=\"demo\">").append(word("demo")).append("</p>\n");
        }
        page.append("<h1>")
                .append(text("record"))
                .append(' ')
                .append(label("name"))
                .append("</h1>\n<p class=\"quiet\">");
        page.append(word("title"))
                .append(" · ")
                .append(label("type"))
                .append(" · ")
                .append(label("state"))
                .append(" · ");
        page.append(text("incident"))
                .append(' ')
                .append(label("title"))
                .append(" · ")
                .append(word("asOf"));
        page.append(time(dossier)).append("</p>\n").append(files());
        page.append(section("steps", steps())).append(section("versions", versions()));
        page.append(section("fields", fields()));
        page.append(section("wentTo", outgoing())).append(section("restsOn", restsOn()));
        page.append(section("comments", comments()));
        return page.append("</main>\n</body>\n</html>\n").toString();
    }

    /** The same as files, and what whoever passes them on must know. */
    private String files() {
        String json = "/api/incidents/" + text("incident") + "/records/" + text("record") + "/dossier";
        return "<p class=\"files\"><a href=\"dossier.pdf\">PDF</a> · <a href=\"" + json + "\" download=\""
                + text("record") + ".json\">JSON</a></p>\n<p class=\"quiet\">" + word("asWritten") + "</p>\n";
    }

    private String section(String word, String content) {
        return content.isEmpty() ? "" : "<h2>" + word(word) + "</h2>\n" + content + "\n";
    }

    private String steps() {
        var rows = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table class=\"steps\">\n<colgroup>");
        for (String head : STEPS) {
            rows.append("<col class=\"").append(head).append("\" />");
        }
        rows.append("</colgroup>\n<tr>");
        for (String head : STEPS) {
            rows.append("<th scope=\"col\">").append(word(head)).append("</th>");
        }
        for (JsonObject step : objects("steps")) {
            String done = step.containsKey("label") ? value(step.getValue("label")) : word(step.getString("act"));
            String hash = step.getString("hash");
            rows.append("</tr>\n<tr><td>")
                    .append(time(step))
                    .append("</td><td>")
                    .append(person(step))
                    .append("</td><td>");
            rows.append(done).append(step.containsKey("check") ? " " + value(step.getValue("check")) : "");
            rows.append(
                            step.containsKey("check") && !step.getString("act").equals("post")
                                    ? " " + word(step.getString("act"))
                                    : "")
                    .append("</td><td>")
                    .append(word("version").replace("%s", value(step.getValue("version"))));
            rows.append(hash == null ? "" : " · <code>" + print(hash) + "</code>")
                    .append("</td><td>");
            rows.append(value(step.getValue("reason"))).append("</td>");
        }
        return rows.append("</tr>\n</table></div>").toString();
    }

    private String versions() {
        var all = new StringBuilder();
        for (JsonObject version : objects("versions")) {
            all.append("<article>\n<p class=\"quiet\"><b>");
            all.append(word("version").replace("%s", value(version.getValue("number"))))
                    .append("</b> · ")
                    .append(person(version));
            all.append(" · ")
                    .append(time(version))
                    .append("<br />SHA-256 <code>")
                    .append(value(version.getValue("hash")));
            all.append("</code></p>\n");
            for (JsonObject part : objects(version.getJsonArray("text"))) {
                all.append("<h3>").append(value(part.getValue("label"))).append("</h3>\n");
                all.append(Markup.paragraphs(String.valueOf(part.getValue("value"))))
                        .append('\n');
            }
            all.append(readers(version)).append("</article>\n");
        }
        return all.toString();
    }

    private String readers(JsonObject version) {
        List<JsonObject> readers = objects(version.getJsonArray("readBy"));
        if (readers.isEmpty()) {
            return "";
        }
        var said = readers.stream()
                .map(reader -> person(reader) + " " + time(reader))
                .toList();
        return "<p class=\"quiet\">" + word("readBy") + String.join(" · ", said) + "</p>\n";
    }

    private String fields() {
        var rows = new StringBuilder();
        for (JsonObject field : objects("fields")) {
            rows.append("<tr><th scope=\"row\">")
                    .append(value(field.getValue("label")))
                    .append("</th><td>");
            rows.append(value(field.getValue("value"))).append("</td></tr>\n");
        }
        return rows.isEmpty() ? "" : "<table>\n" + rows + "</table>";
    }

    private String outgoing() {
        List<JsonObject> lines = objects("wentTo");
        if (lines.isEmpty()) {
            return "";
        }
        var rows = new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table class=\"ways\">\n<tr>");
        for (String head : new String[] {"when", "channel", "event", "result", "attempts", "answer"}) {
            rows.append("<th scope=\"col\">").append(word(head)).append("</th>");
        }
        for (JsonObject line : lines) {
            rows.append("</tr>\n<tr><td>").append(time(line)).append("</td>");
            String failure = value(line.getValue("failure"));
            for (String cell : new String[] {
                value(line.getValue("channel")),
                value(line.getValue("event")),
                value(line.getValue("label")) + (failure.isEmpty() ? "" : "<br />" + failure),
                value(line.getValue("attempts")),
                value(line.getValue("answer"))
            }) {
                rows.append("<td>").append(cell).append("</td>");
            }
        }
        return rows.append("</tr>\n</table></div>").toString();
    }

    private String restsOn() {
        var lines = new StringBuilder();
        for (JsonObject rest : objects("restsOn")) {
            lines.append("<p><b>")
                    .append(value(rest.getValue("id")))
                    .append("</b> ")
                    .append(value(rest.getValue("line")));
            lines.append(
                    rest.getBoolean("struck", false) ? " <span class=\"struck\">" + word("struck") + "</span>" : "");
            lines.append("</p>\n");
        }
        return lines.toString();
    }

    private String comments() {
        var lines = new StringBuilder();
        for (JsonObject remark : objects("comments")) {
            boolean gone = remark.containsKey("struck") || remark.containsKey("correctedBy");
            String text = Markup.text(remark.getString("text", ""));
            lines.append("<p><b>").append(person(remark)).append("</b> ").append(time(remark));
            lines.append("<br />").append(gone ? "<s>" + text + "</s>" : text).append("</p>\n");
        }
        return lines.toString();
    }

    private List<JsonObject> objects(String name) {
        return objects(dossier.getJsonArray(name, new JsonArray()));
    }

    private static List<JsonObject> objects(JsonArray array) {
        var objects = new ArrayList<JsonObject>();
        array.forEach(each -> objects.add((JsonObject) each));
        return objects;
    }

    /** Enough of a fingerprint to be compared at a glance; the whole stands with its version. */
    private static String print(String hash) {
        return (hash.substring(0, PRINT) + "·" + hash.substring(PRINT, PRINT + PRINT)).toUpperCase(Locale.ROOT);
    }

    private String time(JsonObject of) {
        Object at = of.getValue("at", of.getValue("asOf"));
        return at instanceof String instant ? time(instant) : "";
    }

    private String time(String instant) {
        var there = Instant.parse(instant).atZone(ZoneId.of(dossier.getString("timeZone")));
        return "<time datetime=\"" + Markup.text(instant) + "\">" + TIMES.format(there) + "</time>";
    }

    private String person(JsonObject of) {
        JsonObject by = of.getJsonObject("by", new JsonObject());
        return value(by.getValue("name"));
    }

    private String text(String name) {
        return value(dossier.getValue(name));
    }

    private String label(String name) {
        return value(dossier.getValue(name));
    }

    /** A text, a label in the reader's language, several of them. */
    private String value(@Nullable Object value) {
        if (value instanceof JsonObject label) {
            Object own = label.getValue(language.tag());
            return Markup.text(String.valueOf(
                    own == null && !label.isEmpty() ? label.iterator().next().getValue() : own));
        }
        if (value instanceof JsonArray many) {
            return String.join(
                    language.tag().equals("zh") ? "、" : ", ",
                    many.stream().map(this::value).toList());
        }
        if (value instanceof Boolean truth) {
            return word(truth ? "yes" : "no");
        }
        if (value instanceof String text && INSTANT.matcher(text).matches()) {
            return time(text);
        }
        return value == null ? "" : Markup.text(String.valueOf(value));
    }

    private String word(String name) {
        return DossierWords.of(name, language);
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(hash);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
