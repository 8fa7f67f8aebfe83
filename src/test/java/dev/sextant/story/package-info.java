/** What people can do with the running product, told as stories: real Redis, real server, real browser. */
@NullMarked
package dev.sextant.story;

import org.jspecify.annotations.NullMarked;
