/**
 * The demo: a {@link dev.sextant.demo.Scenario scenario} that people play into the running product
 * ({@link dev.sextant.demo.Player}), through the same HTTP API as everybody. Knows nothing of what is behind it.
 */
@NullMarked
package dev.sextant.demo;

import org.jspecify.annotations.NullMarked;
