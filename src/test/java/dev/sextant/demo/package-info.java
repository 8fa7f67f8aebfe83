/** The scripted incident. */
@NullMarked
package dev.sextant.demo;

import org.jspecify.annotations.NullMarked;
