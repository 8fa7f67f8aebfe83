/**
 * What is shown: every screen's view as a pure function of the incident and its chronicle, and the patch between two of
 * them. Personal data is masked here, before anything can leave the house by a view.
 *
 * <p>May enter: {@code plan}, {@code incident}. Pure like them. A view is a tree of maps whose lists are maps keyed by id,
 * so that patches stay small; parts that did not change keep their identity, so that finding the patch is cheap.
 */
@NullMarked
package dev.sextant.board;

import org.jspecify.annotations.NullMarked;
