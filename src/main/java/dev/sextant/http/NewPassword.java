package dev.sextant.http;

import dev.sextant.people.PasswordRules;
import java.util.Optional;

/** Whether a password may become somebody's, in words for the one who chose it. */
final class NewPassword {
    private final PasswordRules rules;

    NewPassword(PasswordRules rules) {
        this.rules = rules;
    }

    /** @throws HttpProblem 422 naming the field {@code password} */
    void judge(String account, String password) {
        Optional<PasswordRules.Fault> fault = rules.judge(account, password);
        if (fault.isPresent()) {
            throw HttpProblem.of(ProblemCode.invalid, error(fault.get()));
        }
    }

    private static FieldError error(PasswordRules.Fault fault) {
        return switch (fault) {
            case TOO_SHORT ->
                FieldError.of(
                        "password",
                        "tooShort",
                        "密码至少 " + PasswordRules.SHORTEST + " 位；几个互不相干的词最好记",
                        "A password has at least " + PasswordRules.SHORTEST
                                + " characters; a few unrelated words are easy to remember");
            case TOO_LONG ->
                FieldError.of("password", "tooLong", "密码最多 256 位", "A password has at most 256 characters");
            case NAME ->
                FieldError.of("password", "name", "密码里不要用自己的账号", "Do not use the name of your account in the password");
            case COMMON ->
                FieldError.of(
                        "password",
                        "common",
                        "这个密码太常见，别人最先试的就是它；请换一个",
                        "Many people have this password, and it is among the first that others try; choose another");
            case PATTERN ->
                FieldError.of(
                        "password",
                        "pattern",
                        "这是一串有规律的字符（键盘顺序、日期、重复），很容易猜到；请换一个",
                        "This is a pattern (keys in a row, a date, the same again) and easy to guess; choose another");
        };
    }
}
