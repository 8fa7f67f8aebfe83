/** Measures the running product from outside. Not part of the tests: {@code mvn -q -Pbench} runs it. */
@NullMarked
package dev.sextant.bench;

import org.jspecify.annotations.NullMarked;
