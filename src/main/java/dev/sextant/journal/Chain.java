package dev.sextant.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * The chain of hashes that makes a later change of the journal visible. Each entry's hash covers all of the entry and
 * the hash before it; the store keeps the last hash beside the entries, so that a cut-off end shows too.
 *
 * <p>It shows a change to everybody who has an earlier head noted elsewhere. Somebody who may write the whole store can
 * write a whole new chain; against that only a head kept outside helps.
 */
public final class Chain {

    /** What stands before the first entry. */
    public static final String GENESIS = "0".repeat(64);

    /** What verifying found. */
    public sealed interface Verdict {
        /** Everything fits. {@code hash} is the last entry's: worth noting elsewhere. */
        record Whole(long entries, String hash) implements Verdict {}

        /** {@code seq}: the first place that does not fit. {@code why}: for people. */
        record Broken(long seq, String why) implements Verdict {}
    }

    /**
     * Where a chain is said to end.
     *
     * @param seq the last entry
     * @param hash its hash
     */
    public record End(long seq, String hash) {}

    private final String incident;
    private long seq;
    private String hash = GENESIS;
    private Verdict.@Nullable Broken broken;

    private Chain(String incident) {
        this.incident = incident;
    }

    /** Begins a check of an incident's entries, which are then given to {@link #add} in order. */
    public static Chain of(String incident) {
        return new Chain(incident);
    }

    /** Checks a whole incident. {@code end}: where it should end; null when that is not known. */
    public static Verdict verify(String incident, Iterable<Entry> entries, @Nullable End end) {
        Chain chain = of(incident);
        entries.forEach(chain::add);
        return chain.end(end);
    }

    /**
     * Hex SHA-256 over the lines previousHash, incident, seq, at (ISO-8601, UTC), commandId and the body. No part but
     * the last can hold a line break, so two different entries never give the same text.
     */
    public static String hash(
            String previousHash, String incident, long seq, Instant at, String commandId, String body) {
        String text = previousHash + '\n' + incident + '\n' + seq + '\n' + at + '\n' + commandId + '\n' + body;
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The next entry. After the first that does not fit the rest is not looked at. */
    public void add(Entry entry) {
        if (broken == null) {
            String why = fault(entry);
            if (why == null) {
                seq = entry.seq();
                hash = entry.hash();
            } else {
                broken = new Verdict.Broken(seq + 1, why);
            }
        }
    }

    private @Nullable String fault(Entry entry) {
        long expected = seq + 1;
        if (!entry.incident().equals(incident)) {
            return "entry " + entry.seq() + " belongs to another incident";
        }
        if (entry.seq() > expected) {
            return "entry " + expected + " is missing: " + entry.seq() + " stands in its place";
        }
        if (entry.seq() < expected) {
            return "entry " + entry.seq() + " stands in the place of " + expected;
        }
        if (!entry.previousHash().equals(hash)) {
            return "entry " + expected + " does not follow the one before it: one of the two was replaced";
        }
        String computed = hash(entry.previousHash(), incident, expected, entry.at(), entry.commandId(), entry.body());
        return entry.hash().equals(computed) ? null : "entry " + expected + " was changed after it was written";
    }

    /** The verdict on everything added. */
    public Verdict end(@Nullable End end) {
        if (broken != null) {
            return broken;
        }
        if (end != null && end.seq() > seq) {
            return new Verdict.Broken(
                    seq + 1, "entry " + (seq + 1) + " and all after it are missing: " + end.seq() + " were written");
        }
        if (end != null && (end.seq() < seq || !end.hash().equals(hash))) {
            return new Verdict.Broken(end.seq(), "the end of the journal was replaced after entry " + end.seq());
        }
        return new Verdict.Whole(seq, hash);
    }
}
