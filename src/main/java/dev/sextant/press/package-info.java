/**
 * What the house says to everybody: the released texts of all incidents as the plan's {@code publication} names them, and the
 * public page and feeds made of them. Rendered when something was published, corrected or withdrawn, kept in memory, and read
 * from there: whoever reads the page reaches neither the journal nor an incident.
 *
 * <p>May enter: {@code plan}, {@code incident}. {@code live} brings what changed, {@code http} hands it out.
 */
@NullMarked
package dev.sextant.press;

import org.jspecify.annotations.NullMarked;
