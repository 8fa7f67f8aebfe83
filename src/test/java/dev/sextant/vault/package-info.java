/** What is sealed stays sealed: the master key and the keys of persons. */
@NullMarked
package dev.sextant.vault;

import org.jspecify.annotations.NullMarked;
