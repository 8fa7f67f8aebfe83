/**
 * Who reminds a phone whose page is closed: by web push (RFC 8030), when the operator allows it and the person asked for it. A
 * convenience, never the only way: what is urgent stands on every screen, and rings where a page is open. What leaves the house
 * says that something waits, never what it is or whom it is about, and is sealed for the one browser (RFC 8291).
 *
 * <p>May enter: {@code plan}, {@code incident}, {@code board}, {@code people}, {@code ops}. {@code live} brings what changed, at the top.
 */
@NullMarked
package dev.sextant.notify;

import org.jspecify.annotations.NullMarked;
