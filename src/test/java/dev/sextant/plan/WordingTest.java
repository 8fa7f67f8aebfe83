package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What the author of a plan reads")
class WordingTest {
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w+");
    private static final Pattern PLACE = Pattern.compile("%(?:(\\d)\\$)?s");

    /** What makes or says a text in both languages, to the arguments that stand before the Chinese one. */
    private static final Map<String, Integer> SAYING = Map.of(
            "Wording.of",
            0,
            "said",
            0,
            "sheet.said",
            0,
            "report",
            1,
            "problems.report",
            1,
            "found.report",
            1,
            "problems.suggest",
            2,
            "cause",
            1,
            "Saying",
            1);

    private static final int UNTOLD = -9;

    @Test
    @DisplayName("is Chinese for zh and zh-Hant, English for every other language, with the same names")
    void languages() {
        Wording twice = Wording.of("%2$s 的“%1$s”重复", "'%s' of %s is given twice", "note", Called.RECORD_TYPE);
        assertThat(twice.in("zh")).isEqualTo("记录类型 的“note”重复");
        assertThat(twice.in("zh-Hant")).isEqualTo(twice.in("zh"));
        assertThat(twice.in("en")).isEqualTo("'note' of record type is given twice");
        assertThat(twice.in("pt")).isEqualTo(twice.in("en"));
        assertThat(Wording.of("只有 %s", "there are %s", List.of("low", "high")).in("zh"))
                .isEqualTo("只有 low、high");
    }

    @Test
    @DisplayName("is written in both languages at once, with a name at each place and the same keys of a plan in both")
    void bothLanguages() throws IOException {
        List<Said> said = said();
        assertThat(said).hasSizeGreaterThan(150);
        assertThat(said).allSatisfy(one -> {
            assertThat(one.en()).as("English after %s", one).isNotNull();
            String en = Objects.requireNonNull(one.en());
            assertThat(CHINESE.matcher(one.zh()).find()
                            || !NAME.matcher(bare(one.zh())).find())
                    .as("Chinese in %s", one)
                    .isTrue();
            assertThat(CHINESE.matcher(en).find()).as("no Chinese in %s", one).isFalse();
            assertThat(places(one.zh())).as("the names of %s", one).isEqualTo(places(en));
            if (one.names() != UNTOLD)
                assertThat(places(en)).as("a name for each place of %s", one).hasSize(one.names());
            NAME.matcher(bare(one.zh()))
                    .results()
                    .forEach(name -> assertThat(en).as("the names of %s", one).containsIgnoringCase(name.group()));
        });
    }

    /**
     * A text of the sources.
     *
     * @param en null when none stands behind the Chinese
     * @param names how many arguments follow; {@link #UNTOLD} when they are not given one by one
     */
    private record Said(String zh, @Nullable String en, int names) {}

    private static String bare(String text) {
        return PLACE.matcher(text).replaceAll("");
    }

    /** Which names stand in a text: 1, 2, … */
    private static Set<Integer> places(String text) {
        Set<Integer> places = new TreeSet<>();
        Matcher place = PLACE.matcher(text);
        int next = 1;
        while (place.find()) places.add(place.group(1) == null ? next++ : Integer.valueOf(place.group(1)));
        return places;
    }

    /** All texts that the sources of the plan's room and of its command hand to somebody who says them. */
    private static List<Said> said() throws IOException {
        List<Path> files = new ArrayList<>(List.of(Path.of("src/main/java/dev/sextant/CheckPlanCommand.java")));
        try (Stream<Path> room = Files.list(Path.of("src/main/java/dev/sextant/plan"))) {
            room.filter(file -> file.toString().endsWith(".java")).forEach(files::add);
        }
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Said> said = new ArrayList<>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var units = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task = (JavacTask) compiler.getTask(null, manager, null, null, null, units);
            for (CompilationUnitTree unit : task.parse()) unit.accept(new Calls(said), null);
        }
        return said;
    }

    private static final class Calls extends TreeScanner<Void, Void> {
        private final List<Said> said;

        Calls(List<Said> said) {
            this.said = said;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String called = call.getMethodSelect().toString();
            look(called.endsWith("().report") ? "problems.report" : called, call.getArguments());
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public @Nullable Void visitNewClass(NewClassTree made, Void nothing) {
            look(made.getIdentifier().toString(), made.getArguments());
            return super.visitNewClass(made, null);
        }

        private void look(String name, List<? extends ExpressionTree> arguments) {
            Integer before = SAYING.get(name);
            String zh = before == null ? null : text(arguments.get(before));
            if (before == null || zh == null) return;
            int names = name.equals("Saying") ? UNTOLD : arguments.size() - before - 2;
            said.add(new Said(zh, names < 0 && names != UNTOLD ? null : text(arguments.get(before + 1)), names));
        }

        /** A text that is written out, in one piece or several. */
        private static @Nullable String text(ExpressionTree written) {
            if (written instanceof LiteralTree literal && literal.getValue() instanceof String text) return text;
            if (!(written instanceof BinaryTree joined)) return null;
            String left = text(joined.getLeftOperand());
            String right = text(joined.getRightOperand());
            return left == null || right == null ? null : left + right;
        }
    }
}
