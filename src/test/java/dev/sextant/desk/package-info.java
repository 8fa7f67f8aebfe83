/** The desk over a real Redis. */
@NullMarked
package dev.sextant.desk;

import org.jspecify.annotations.NullMarked;
