/** How phones whose page is closed are reminded: sealed as the standard says, only where it may go, once, and not after signing out. */
@NullMarked
package dev.sextant.notify;

import org.jspecify.annotations.NullMarked;
