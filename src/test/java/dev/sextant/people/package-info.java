/** Who may come in. */
@NullMarked
package dev.sextant.people;

import org.jspecify.annotations.NullMarked;
