/** What people may do and what follows from it, one class for each act, over the plan that comes with Sextant. */
@NullMarked
package dev.sextant.spec;

import org.jspecify.annotations.NullMarked;
