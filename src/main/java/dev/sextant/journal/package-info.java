/**
 * Where it is kept. An incident is a list of entries, written once, in order, durable before anybody is told "saved".
 *
 * <p>What lies here: {@link dev.sextant.journal.Journal} (append, read, verify, bring in), {@link
 * dev.sextant.journal.Feed} (what was appended, by whichever node, as it happens), {@link dev.sextant.journal.Chain}
 * (every entry carries the hash of the one before) and {@link dev.sextant.journal.EmbeddedRedis} (a real redis-server
 * of our own). With the store of {@code people}, which goes through {@link dev.sextant.journal.RedisLink}, this is the
 * only room that knows Redis.
 *
 * <p>What an entry says is none of the journal's business: the body is text, written and read by {@code wire}.
 *
 * <p>Every call has a deadline. One that was not answered fails with {@link dev.sextant.journal.JournalUnavailable}: it
 * may have been done or not. Asking again with the same command id is always right.
 */
@NullMarked
package dev.sextant.journal;

import org.jspecify.annotations.NullMarked;
