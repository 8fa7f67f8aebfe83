/**
 * Where keys lie: outside the journal and outside Redis, in a folder that only its owner may open. {@link
 * dev.sextant.vault.MasterKey} seals what a node keeps in Redis and nobody may read there, and the keys of persons ({@link
 * dev.sextant.vault.PersonKeys}) that close what is personal in the journal. A sealed text carries which key sealed it, and
 * opens only in the place that it was sealed for. To destroy the key of a person is to erase that person's data.
 *
 * <p>May enter: {@code plan}, {@code incident} (what is personal, and whose it is), {@code wire} (whose {@link
 * dev.sextant.wire.Seal} it is), {@code ops}. Sealing costs some microseconds and may be done anywhere; whatever touches the
 * folder blocks.
 */
@NullMarked
package dev.sextant.vault;

import org.jspecify.annotations.NullMarked;
