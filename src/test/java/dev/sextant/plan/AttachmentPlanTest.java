package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What a plan says about files that belong to records")
class AttachmentPlanTest {
    private static final String FILES = """
            enums:
              fileKind: {label: {en: Kind}, values: {picture: {en: Picture}, paper: {en: Paper}}}
            records:
              scan:
                label: {en: File}
                group: desk
                prefix: F
                kind: working
                line: {en: "{called}"}
                post: [own, manager]
                amend: own
                fields:
                  of: {type: ref, to: count, required: true, label: {en: Of}}
                  called: {type: text, required: true, label: {en: Name}}
                  what: {type: enum, of: fileKind, required: true, label: {en: Kind}}
                  content: {type: file, open: [author, manager], label: {en: File}}
                  bytes: {type: int, range: 1..5000000, label: {en: Size}}
                  secret: {type: bool, required: true, label: {en: Secret}}
            attachments:
              record: scan
              about: of
              file: content
              name: called
              kind: what
              size: bytes
              kinds: {picture: picture, paper: document}
              preset: {secret: true}
            """;

    @Test
    @DisplayName("is read whole")
    void read() {
        Map<String, String> files = HotelPlan.files();
        files.put("files.yaml", FILES);
        Plan plan = ((PlanResult.Loaded) PlanLoader.load(files)).plan();
        Attachments attachments = Objects.requireNonNull(plan.attachments());
        assertThat(attachments.kinds())
                .containsEntry("picture", Attachments.Content.PICTURE)
                .containsEntry("paper", Attachments.Content.DOCUMENT);
        assertThat(attachments.preset()).containsEntry("secret", true);
        assertThat(attachments.most()).isEqualTo(9);
        assertThat(HotelPlan.plan().attachments())
                .as("a plan without files is one, too")
                .isNull();
    }

    @Test
    @DisplayName("is refused with its place and the nearest name when a field is not there, or not of that kind")
    void names() {
        mistake("file: content", "file: contant", "22", "unknown file of scan 'contant' (did you mean 'content'?)");
        mistake("about: of", "about: called", "21", "unknown ref of scan 'called'");
        mistake(
                "kinds: {picture:",
                "kinds: {pictre:",
                "26",
                "unknown value of what 'pictre' (did you mean 'picture'?)");
        mistake("paper: document", "paper: documnt", "26", "unknown paper 'documnt' (did you mean 'document'?)");
        mistake("{secret: true}", "{secrt: true}", "27", "unknown field of scan 'secrt' (did you mean 'secret'?)");
    }

    @Test
    @DisplayName("is refused when a file could be of any size, opened by nobody, or posted by no screen")
    void sound() {
        mistake("range: 1..5000000, ", "", "25", "'bytes' needs a range that ends at 104857600 bytes or before");
        mistake("open: [author, manager], ", "", "16", "field 'content' needs 'open'");
        mistake(
                "open: [author, manager]",
                "open: [manger]",
                "16",
                "unknown role or group 'manger' (did you mean 'manager'?)");
        mistake(
                "  preset: {secret: true}\n",
                "",
                "20",
                "scan requires 'secret', which nobody gives with a file; a 'preset' can");
        mistake("bytes: {type: int,", "bytes: {type: int, open: manager,", "17", "'open' is only for a file");
        mistake(
                "type: bool, required: true",
                "type: list, fields: {x: {type: file, open: manager, label: {en: X}}}",
                "18",
                "a file is only for a field of a record");
    }

    @Test
    @DisplayName("belongs to a phone's pictures: an action takes some only where they may belong to its record")
    void actions() {
        Map<String, String> files = HotelPlan.changed(HotelPlan.RULES, "note], wide: true", "note], photos: true");
        assertThat(HotelPlan.load(files))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .contains("'photos' needs a section 'attachments': where pictures belong"));
        files.put("files.yaml", FILES);
        assertThat(HotelPlan.load(files)).isEmpty();
        files.put("files.yaml", FILES.replace("to: count", "to: spot"));
        assertThat(HotelPlan.load(files))
                .singleElement()
                .satisfies(problem -> assertThat(problem.toString()).contains("'of' of scan does not point to count"));
    }

    private static void mistake(String text, String changed, String line, String message) {
        assertThat(FILES.split(java.util.regex.Pattern.quote(text), -1))
                .as(text)
                .hasSize(2);
        Map<String, String> files = HotelPlan.files();
        files.put("files.yaml", FILES.replace(text, changed));
        assertThat(HotelPlan.load(files))
                .anySatisfy(problem -> assertThat(problem.toString())
                        .startsWith("files.yaml:" + line + ":")
                        .contains(message));
    }
}
