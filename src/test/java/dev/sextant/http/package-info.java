/** The front door, asked over a real connection. */
@NullMarked
package dev.sextant.http;

import org.jspecify.annotations.NullMarked;
