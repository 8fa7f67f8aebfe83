/**
 * The front door. {@link dev.sextant.http.RouteTable} lists every way in, {@link dev.sextant.http.Guards} are passed by
 * every request, a handler gets a {@link dev.sextant.http.Visit} and gives an {@link dev.sextant.http.Answer}; whatever
 * goes wrong becomes one {@link dev.sextant.http.Problem} in the reader's language. What happens behind the door are two
 * small interfaces, {@link dev.sextant.http.Submissions} (writes, {@link dev.sextant.http.DeskDoor}) and {@link
 * dev.sextant.http.Views} (reads).
 *
 * <p>May enter: {@code desk}, {@code live}, {@code files}, {@code wire}, {@code people}, {@code ops}; never the journal.
 */
@NullMarked
package dev.sextant.http;

import org.jspecify.annotations.NullMarked;
