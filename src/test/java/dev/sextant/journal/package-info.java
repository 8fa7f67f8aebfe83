/** What the journal promises, against a real Redis. */
@NullMarked
package dev.sextant.journal;

import org.jspecify.annotations.NullMarked;
