package dev.sextant.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.people.PasswordRules.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A new password")
class PasswordRulesTest {
    private static final PasswordRules RULES = PasswordRules.shipped();

    @ParameterizedTest
    @ValueSource(strings = {"tulip anchor bread", "雨后的码头停着三条船呢", "vK8#mmaQ2x!d", "seven kites over Wuhan"})
    @DisplayName("of some length that few others have is taken, in any script")
    void good(String password) {
        assertThat(RULES.judge("chen", password)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short, TOO_SHORT",
        "九个字的密码不够长, TOO_SHORT",
        "password123, COMMON",
        "Sunshine2024!, COMMON",
        "p@ssw0rd2024, COMMON",
        "1234567890, PATTERN",
        "qwertyuiop, PATTERN",
        "aaaaaaaaaaaa, PATTERN",
        "abcabcabcabc, PATTERN",
        "199003151234, PATTERN",
        "chen-20260418, NAME",
        "monkeymonkey, COMMON"
    })
    @DisplayName("that is short, common, a pattern or one's own name is refused for that reason")
    void refused(String password, Fault fault) {
        assertThat(RULES.judge("chen", password)).as(password).contains(fault);
    }

    @Test
    @DisplayName("may hold the account's name when there is enough beside it")
    void nameAndMore() {
        assertThat(RULES.judge("chen", "Chen feeds two old cats")).isEmpty();
        assertThat(RULES.judge("chen", "x".repeat(257))).contains(Fault.TOO_LONG);
    }
}
