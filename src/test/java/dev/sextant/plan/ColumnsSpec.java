package dev.sextant.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Columns in a terminal")
class ColumnsSpec {

    @Test
    @DisplayName("stand under each other, whatever the script")
    void aligned() {
        assertThat(Stream.of("大屏", "新闻发言人", "wall", "组长 leader", "（演示）"))
                .allSatisfy(text ->
                        assertThat(Columns.width(Columns.padded(text, 12))).isEqualTo(12));
        assertThat(Columns.padded("大屏", 6)).isEqualTo("大屏  ");
        assertThat(Columns.padded("longer than that", 6)).isEqualTo("longer than that");
    }
}
