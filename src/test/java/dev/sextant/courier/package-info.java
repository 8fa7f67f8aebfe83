/** How released texts get out: what each channel is told, how it is signed, and that nothing is lost on the way. */
@NullMarked
package dev.sextant.courier;

import org.jspecify.annotations.NullMarked;
