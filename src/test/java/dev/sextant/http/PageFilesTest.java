package dev.sextant.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The files that pages are made of")
class PageFilesTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private Path folder;

    @AfterAll
    static void close() throws TimeoutException {
        VERTX.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    @DisplayName(
            "a file that somebody changed on the disk is the new one when it is asked for next, and one that went is gone")
    void changed() throws IOException, TimeoutException {
        PageFiles files = new PageFiles(VERTX, folder.toString(), PageFiles.Kind.OURS);
        Path file = folder.resolve("board.js");
        Files.writeString(file, "export const before = 1;\n");
        PageFile before = asked(files, "/board.js");
        assertThat(asked(files, "/board.js")).as("from memory").isSameAs(before);
        Files.writeString(file, "export const afterwards = 2;\n");
        PageFile now = asked(files, "/board.js");
        assertThat(now.plain()).hasToString("export const afterwards = 2;\n");
        assertThat(now.tag()).isNotEqualTo(before.tag());
        Files.delete(file);
        assertThatThrownBy(() -> asked(files, "/board.js")).isInstanceOf(HttpProblem.class);
    }

    @Test
    @DisplayName("a page gets an empty line for each line of comment, and every other line as it is")
    void comments() {
        assertThat(Comments.leftOut("""
                        /** What it is. */
                        import { html } from 'lit';
                        // The one that travelled fastest.
                        /*
                         * Several lines.
                         */
                        const link = 'http://here'; // stays
                          /* stays */ link.length;
                        """)).isEqualTo("""

                        import { html } from 'lit';




                        const link = 'http://here'; // stays
                          /* stays */ link.length;
                        """);
        String theirs = "/*! Copyright (c) */\nlet a;\n";
        assertThat(Comments.leftOut(theirs)).isEqualTo(theirs);
    }

    @Test
    @DisplayName("no line of a text in our scripts looks like a comment: it would be left out")
    void texts() throws IOException {
        List<String> wrong = new ArrayList<>();
        try (Stream<Path> scripts = Files.walk(Path.of("webroot/app"))) {
            for (Path script :
                    scripts.filter(each -> each.toString().endsWith(".js")).toList()) {
                String[] all = Files.readString(script).split("\n", -1);
                String[] rest = Comments.leftOut(String.join("\n", all)).split("\n", -1);
                long quotes = 0;
                for (int i = 0; i < all.length; i++) {
                    if (rest[i].isEmpty() && !all[i].isEmpty() && quotes % 2 > 0) {
                        wrong.add(script + ":" + (i + 1));
                    }
                    quotes += rest[i].chars().filter(letter -> letter == '`').count();
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    @DisplayName("nothing hidden is handed out, nothing beside the folder, and no folder")
    void outside() throws IOException {
        PageFiles files = new PageFiles(VERTX, folder.toString(), PageFiles.Kind.OURS);
        Files.writeString(folder.resolve(".secret.js"), "no");
        Files.createDirectory(folder.resolve("deeper"));
        for (String path : List.of("/.secret.js", "/../pom.xml", "/deeper", "/deeper/", "/deeper/../x.js", "", "/")) {
            assertThatThrownBy(() -> asked(files, path)).as(path).isInstanceOf(HttpProblem.class);
        }
    }

    @Test
    @DisplayName("what packing would not make smaller stays as it is")
    void small() {
        PageFile tiny = PageFile.of("/say.js", "export * from './index.js';\n".getBytes(StandardCharsets.UTF_8));
        assertThat(tiny.packed()).isNull();
        PageFile large =
                PageFile.of("/en.js", "export const en = {};\n".repeat(100).getBytes(StandardCharsets.UTF_8));
        assertThat(large.packed()).isNotNull();
    }

    private static PageFile asked(PageFiles files, String path) throws TimeoutException {
        return files.file(path).await(10, TimeUnit.SECONDS);
    }
}
