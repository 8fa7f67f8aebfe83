/** What tests are built with: a browser to drive, and whatever the rooms' tests share. */
@NullMarked
package dev.sextant.kit;

import org.jspecify.annotations.NullMarked;
