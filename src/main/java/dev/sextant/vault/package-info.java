/**
 * Where keys lie: outside the journal and outside Redis, in a folder that only its owner may open. {@link
 * dev.sextant.vault.MasterKey} seals what a node keeps in Redis and nobody may read there. A sealed text carries which key
 * sealed it, and opens only in the place that it was sealed for.
 *
 * <p>May enter: {@code ops}. What is personal, and whose it is, decide others; here it is bytes. Sealing costs some
 * microseconds and may be done anywhere; whatever touches the folder blocks.
 */
@NullMarked
package dev.sextant.vault;

import org.jspecify.annotations.NullMarked;
