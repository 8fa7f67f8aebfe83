/** What runs a node. */
@NullMarked
package dev.sextant.ops;

import org.jspecify.annotations.NullMarked;
