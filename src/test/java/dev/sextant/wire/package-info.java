/** What stands in the journal and comes from outside, held to what was agreed. */
@NullMarked
package dev.sextant.wire;

import org.jspecify.annotations.NullMarked;
