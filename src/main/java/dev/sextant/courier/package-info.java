/**
 * Who carries released texts out of the house: to the web site, the robots of chat groups, the press list, as the operator
 * configured them ({@link dev.sextant.ops.Channel}). What is still to be done is read from the journal alone
 * ({@link dev.sextant.courier.Errands}), and what became of it is written there by the ordinary way of a command: a node that
 * dies in the middle of it forgets nothing, and another one may go on.
 *
 * <p>May enter: {@code plan}, {@code incident}, {@code press}, {@code ops}. {@code live} brings what changed, the desk decides
 * what is written down; both come in at the top.
 */
@NullMarked
package dev.sextant.courier;

import org.jspecify.annotations.NullMarked;
