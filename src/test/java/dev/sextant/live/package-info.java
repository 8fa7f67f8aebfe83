/** The live side's stories and laws. */
@NullMarked
package dev.sextant.live;

import org.jspecify.annotations.NullMarked;
