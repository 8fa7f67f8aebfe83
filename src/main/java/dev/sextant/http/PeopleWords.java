package dev.sextant.http;

import dev.sextant.people.Roster;
import dev.sextant.plan.Label;

/** What is wrong with somebody who is to be invited, in words. */
final class PeopleWords {

    private PeopleWords() {}

    static FieldError account() {
        return FieldError.of(
                "account",
                "account",
                "账号以字母开头，后接字母、数字或 . _ -，最多 40 位",
                "An account begins with a letter, then letters, digits, . _ - (at most 40)");
    }

    /** @param roster says which roles can be given */
    static FieldError of(Roster.Fault fault, Roster roster) {
        return switch (fault.code()) {
            case "required" -> FieldError.of(fault.field(), "required", "必填", "This is required");
            case "length" ->
                FieldError.of(
                        fault.field(),
                        "length",
                        "最多 " + Roster.LONGEST_NAME + " 个字",
                        "At most " + Roster.LONGEST_NAME + " characters");
            case "role" ->
                new FieldError(
                        fault.field(),
                        "role",
                        Label.of("zh", "预案里没有岗位“" + fault.what() + "”", "en", "The plan has no role " + fault.what()),
                        Label.of("zh", "可用：" + roster.told("zh"), "en", "Right would be one of: " + roster.told("en")));
            case "language" -> FieldError.of(fault.field(), "language", "语言只能是 zh 或 en", "The language is zh or en");
            case "taken" ->
                FieldError.of(fault.field(), "taken", fault.what() + " 已有账号", fault.what() + " is there already");
            case "twice" ->
                FieldError.of(
                        fault.field(),
                        "twice",
                        fault.what() + " 在本名册中出现了两次",
                        fault.what() + " stands twice in this roster");
            case "columns" ->
                FieldError.of(
                        fault.field(),
                        "columns",
                        "应为 4 列（账号, 姓名, 岗位, 语言），这里有 " + fault.what() + " 列",
                        "There are 4 columns (account, name, roles, language), here are " + fault.what());
            default -> account();
        };
    }
}
