package dev.sextant.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a new password must not be: too short, the account's own name, or one that many people have. Judged here, without
 * asking anybody outside. Nothing is demanded of its signs: length is what counts (NIST SP 800-63B, 5.1.1.2).
 */
public final class PasswordRules {
    public static final int SHORTEST = 10;

    /** Fewer different signs than this are a pattern, whatever its length. */
    private static final int DIFFERENT_SIGNS = 5;

    /** A name shorter than this occurs in honest passwords, too. */
    private static final int NAME_THAT_COUNTS = 3;

    private static final String ROWS = "qwertyuiopasdfghjklzxcvbnm qazwsxedcrfvtgbyhnujmikolp 12345678901234567890"
            + " 09876543210987654321 abcdefghijklmnopqrstuvwxyz poiuytrewqlkjhgfdsamnbvcxz 1qaz2wsx3edc4rfv5tgb6yhn7ujm"
            + " !@#$%^&*() 1q2w3e4r5t6y7u8i9o0p";

    private final Set<String> common;

    /** Why a password is not taken. */
    public enum Fault {
        TOO_SHORT,
        TOO_LONG,
        NAME,
        COMMON,
        PATTERN
    }

    private PasswordRules(Set<String> common) {
        this.common = common;
    }

    /** With the list that comes with the program. */
    public static PasswordRules shipped() {
        Set<String> common = new HashSet<>();
        try (InputStream file = PasswordRules.class.getResourceAsStream("/people/common-passwords.txt")) {
            if (file == null) {
                throw new IllegalStateException("the list of common passwords is not part of the program");
            }
            new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .forEach(common::add);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PasswordRules(common);
    }

    /** What is wrong with this password for this account; empty when it is good. */
    public Optional<Fault> judge(String account, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            return Optional.of(Fault.TOO_SHORT);
        }
        if (password.length() > Passwords.LONGEST) {
            return Optional.of(Fault.TOO_LONG);
        }
        String plain = password.toLowerCase(Locale.ROOT);
        String name = account.toLowerCase(Locale.ROOT);
        if (name.length() >= NAME_THAT_COUNTS && plain.contains(name) && plain.length() < name.length() + SHORTEST) {
            return Optional.of(Fault.NAME);
        }
        if (plain.chars().distinct().count() < DIFFERENT_SIGNS || isRow(plain)) {
            return Optional.of(Fault.PATTERN);
        }
        return isCommon(plain) || isCommon(unmasked(plain)) ? Optional.of(Fault.COMMON) : Optional.empty();
    }

    /** One of the list, twice one of the list, or one of it with digits and signs around it: {@code Sunshine2024!}. */
    private boolean isCommon(String plain) {
        String stem = plain.replaceAll("^[^\\p{L}]+|[^\\p{L}]+$", "");
        int half = plain.length() / 2;
        boolean twice = plain.length() % 2 == 0 && plain.substring(0, half).equals(plain.substring(half));
        return common.contains(plain)
                || (stem.length() > NAME_THAT_COUNTS && common.contains(stem))
                || (twice && common.contains(plain.substring(0, half)));
    }

    /** Digits and signs that stand for letters: {@code p@ssw0rd}. */
    private static String unmasked(String plain) {
        return plain.replace('0', 'o')
                .replace('1', 'l')
                .replace('3', 'e')
                .replace('4', 'a')
                .replace('5', 's')
                .replace('7', 't')
                .replace('@', 'a')
                .replace('$', 's')
                .replace('!', 'i');
    }

    /** Keys beside each other, counting, or one short piece over and over. */
    private static boolean isRow(String plain) {
        return ROWS.contains(plain)
                || plain.matches("(.{1,4})\\1+")
                || plain.matches("(19|20)[0-9]{2}(0[1-9]|1[0-2])[0-9]{2}[0-9]{0,4}");
    }
}
