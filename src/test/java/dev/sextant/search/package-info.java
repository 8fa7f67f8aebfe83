/** The index in the users' words. */
@NullMarked
package dev.sextant.search;

import org.jspecify.annotations.NullMarked;
