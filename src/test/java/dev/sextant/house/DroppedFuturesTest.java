package dev.sextant.house;

import static com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader.SKIP_FRAMES;
import static com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes.ASM9;
import static com.tngtech.archunit.thirdparty.org.objectweb.asm.Opcodes.POP;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassReader;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.ClassVisitor;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Handle;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.Label;
import com.tngtech.archunit.thirdparty.org.objectweb.asm.MethodVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * A failed future that nobody looks at is a failure that nobody hears of, and the compiler does not mind. So the compiled
 * classes are searched for calls that return a Vert.x future which is thrown away at once.
 */
@DisplayName("A future that is dropped")
class DroppedFuturesTest {
    /** These look at the failure; what they return may be dropped. Put them last in a chain. */
    private static final Set<String> LOOKED_AT = Set.of("onComplete", "onFailure");

    /** An answer fails when the client has gone: the connection's own handlers see that, nobody else can do anything. */
    private static final Set<String> ANSWERS = Set.of(
            "io/vertx/core/http/HttpServerResponse",
            "io/vertx/ext/web/RoutingContext",
            "io/vertx/core/http/ServerWebSocket",
            "io/vertx/core/http/WebSocketBase");

    @Test
    @DisplayName("is found nowhere in the house")
    void nowhereInTheHouse() throws IOException {
        assertThat(droppedIn(Path.of("target", "classes", "dev", "sextant")))
                .as("calls whose future is thrown away: end the chain with onFailure or onComplete, or return it")
                .isEmpty();
    }

    @Test
    @DisplayName("is recognised, and one that is looked at is not blamed")
    void isRecognised() throws IOException {
        assertThat(droppedIn(Path.of("target", "test-classes", "dev", "sextant", "house")))
                .singleElement()
                .asString()
                .contains("Sample.drops")
                .contains("Future.map");
    }

    private static List<String> droppedIn(Path classes) throws IOException {
        var dropped = new ArrayList<String>();
        try (var files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class")).sorted().forEach(file -> search(file, dropped));
        }
        return dropped;
    }

    private static void search(Path file, List<String> dropped) {
        try {
            var reader = new ClassReader(Files.readAllBytes(file));
            reader.accept(new Searcher(reader.getClassName(), dropped), SKIP_FRAMES);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Searcher extends ClassVisitor {
        private final String type;
        private final List<String> dropped;

        Searcher(String type, List<String> dropped) {
            super(ASM9);
            this.type = type;
            this.dropped = dropped;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String shape, @Nullable String generic, String @Nullable [] thrown) {
            return new CallThenPop(type.substring(type.lastIndexOf('/') + 1) + "." + name, dropped);
        }
    }

    /** Remembers the last instruction when it was a call that returned a future; a POP next throws it away. */
    private static final class CallThenPop extends MethodVisitor {
        private final String where;
        private final List<String> dropped;
        private int line;
        private @Nullable String future;

        CallThenPop(String where, List<String> dropped) {
            super(ASM9);
            this.where = where;
            this.dropped = dropped;
        }

        @Override
        public void visitLineNumber(int number, Label start) {
            line = number;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String shape, boolean isInterface) {
            var matters =
                    shape.endsWith(")Lio/vertx/core/Future;") && !LOOKED_AT.contains(name) && !ANSWERS.contains(owner);
            future = matters ? owner.substring(owner.lastIndexOf('/') + 1) + "." + name : null;
        }

        @Override
        public void visitInsn(int opcode) {
            if (opcode == POP && future != null) {
                dropped.add(where + " line " + line + " drops " + future);
            }
            future = null;
        }

        @Override
        public void visitVarInsn(int opcode, int index) {
            future = null;
        }

        @Override
        public void visitTypeInsn(int opcode, String name) {
            future = null;
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String shape) {
            future = null;
        }

        @Override
        public void visitJumpInsn(int opcode, Label label) {
            future = null;
        }

        @Override
        public void visitLdcInsn(Object value) {
            future = null;
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String shape, Handle bootstrap, Object... arguments) {
            future = null;
        }
    }
}
