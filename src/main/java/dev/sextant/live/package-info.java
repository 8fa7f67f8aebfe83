/**
 * Who tells. {@link dev.sextant.live.Follower} follows the journal and keeps a picture of every incident;
 * {@link dev.sextant.live.LivePicture} draws it and finds what changed in each view, encoded once for everybody;
 * {@link dev.sextant.live.Bridge} hands that to the sockets that registered for the view, and
 * {@link dev.sextant.live.Reading} answers whoever asks what came since. A screen that missed something, for whatever
 * reason, asks; there is no second way to recover.
 *
 * <p>May enter: everything but {@code desk} and {@code http}. Nothing goes back up: what a client sends over the socket
 * registers and unregisters views, and nothing else.
 */
@NullMarked
package dev.sextant.live;

import org.jspecify.annotations.NullMarked;
