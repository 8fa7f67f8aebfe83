/** The whole product, as one node. */
@NullMarked
package dev.sextant;

import org.jspecify.annotations.NullMarked;
