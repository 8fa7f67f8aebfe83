/**
 * Who decides: one door, {@link dev.sextant.desk.Desk#submit}, and the clock that lets deadlines pass.
 *
 * <p>Each incident is worked on by one queue, one command at a time, against the incident as of now; what is accepted is
 * appended and durable before it is acknowledged. The desk never talks to the screens: they follow the journal.
 *
 * <p>May enter: {@code plan}, {@code incident}, {@code wire}, {@code journal}.
 */
@NullMarked
package dev.sextant.desk;

import org.jspecify.annotations.NullMarked;
