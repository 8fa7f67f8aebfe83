package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a plan says about the site plan and about comments")
class SitePlanTest {
    private static final String SITE = """
            records:
              table:
                label: {en: Table}
                group: security
                prefix: TB
                kind: working
                line: {en: "{name}"}
                post: [own, manager]
                amend: own
                fields:
                  name: {type: text, required: true, label: {en: Name}}
                  across: {type: number, range: 0..100, label: {en: Across}}
                  down: {type: number, range: 0..100, label: {en: Down}}
              floor:
                label: {en: Floor}
                group: security
                prefix: FL
                kind: observation
                line: {en: "{called}"}
                post: [own, manager]
                fields:
                  called: {type: text, required: true, label: {en: Name}}
                  content: {type: file, required: true, open: [everyone], label: {en: Picture}}
                  bytes: {type: int, range: 1..5000000, required: true, label: {en: Size}}
              word:
                label: {en: Word}
                group: desk
                prefix: W
                kind: observation
                line: {en: "{words}"}
                post: [everyone]
                fields:
                  on: {type: ref, required: true, label: {en: On}}
                  words: {type: text, length: 1..200, required: true, label: {en: Words}}
            site:
              picture: {of: floor, file: content, size: bytes, name: called}
              places: {of: table, x: across, y: down}
              signs: [{id: named, when: "record.name != ''", tone: good, say: {en: Named}}]
            comments: {record: word, about: on, text: words}
            """;

    @Test
    @DisplayName("is read whole; a plan without them is one, too")
    void read() {
        Map<String, String> files = HotelPlan.files();
        files.put("site.yaml", SITE);
        Plan plan = ((PlanResult.Loaded) PlanLoader.load(files)).plan();
        SitePlan site = Objects.requireNonNull(plan.site());
        assertThat(site.places().width()).as("a place without a size is a mark").isNull();
        assertThat(site.signs()).singleElement().extracting(SitePlan.Sign::tone).isEqualTo(Lifecycle.Tone.GOOD);
        Comments comments = Objects.requireNonNull(plan.comments());
        assertThat(comments.on(Objects.requireNonNull(plan.type("table")))).isTrue();
        assertThat(comments.on(Objects.requireNonNull(plan.type("word")))).isFalse();
        assertThat(HotelPlan.plan().site()).isNull();
        assertThat(HotelPlan.plan().comments()).isNull();
    }

    @Test
    @DisplayName("is refused with its place when the picture or its places could not work")
    void site() {
        mistake(
                "file: content, size",
                "file: contant, size",
                36,
                "unknown file of floor 'contant' (did you mean 'content'?)");
        mistake("range: 1..5000000, ", "", 36, "'bytes' needs a range that ends at 104857600 bytes or before");
        mistake("size: bytes, name: called}", "size: bytes, name: calld}", 36, "unknown text of floor 'calld'");
        mistake("y: down}", "y: down, width: across}", 37, "'width' and 'height' come together");
        mistake(
                "across: {type: number, range: 0..100",
                "across: {type: number, range: 0..10",
                37,
                "needs the range 0..100");
        mistake("{of: table, x: across, y: down}", "{of: floor, x: across, y: down}", 37, "floor is never amended");
        mistake("when: \"record.name != ''\"", "when: \"record.nam != ''\"", 38, "nam");
    }

    @Test
    @DisplayName("is refused when a remark could be rewritten, or be about some records only")
    void comments() {
        mistake(
                "prefix: W\n                kind: observation".replaceAll(" {16}", "    "),
                "prefix: W\n    kind: working",
                39,
                "must be of kind observation");
        mistake(
                "on: {type: ref, required: true",
                "on: {type: ref, to: table, required: true",
                39,
                "lead to records of any type");
        mistake(
                "text: words}",
                "text: words, except: [tabel]}",
                39,
                "unknown record type 'tabel' (did you mean 'table'?)");
    }

    private static void mistake(String text, String changed, int line, String message) {
        assertThat(SITE.split(java.util.regex.Pattern.quote(text), -1)).as(text).hasSize(2);
        Map<String, String> files = HotelPlan.files();
        files.put("site.yaml", SITE.replace(text, changed));
        assertThat(HotelPlan.load(files))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("site.yaml:" + line + ":")
                        .contains(message));
    }
}
