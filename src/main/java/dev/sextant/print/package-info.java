/**
 * Makes a PDF of a page that the house made: openhtmltopdf, with its own Chinese font inside, so that the file reads the
 * same in ten years. Fetches nothing: what a page names and does not hold is left out.
 *
 * <p>May enter: nobody; it is given text and gives bytes back. Blocks; runs on a worker of its own.
 */
@NullMarked
package dev.sextant.print;

import org.jspecify.annotations.NullMarked;
