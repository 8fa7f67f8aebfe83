/**
 * What time and facts bring about by themselves: deadlines that pass, the level that the rules suggest, what waits for
 * whom. All of it is a pure function of the incident and an instant.
 */
@NullMarked
package dev.sextant.incident.watch;

import org.jspecify.annotations.NullMarked;
