/** What must hold for every story that could be told, shown on generated ones. */
@NullMarked
package dev.sextant.law;

import org.jspecify.annotations.NullMarked;
