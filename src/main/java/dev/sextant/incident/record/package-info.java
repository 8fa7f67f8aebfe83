/** The records of the boards: how any record of any type is posted, amended, moved, struck and ruled on. */
@NullMarked
package dev.sextant.incident.record;

import org.jspecify.annotations.NullMarked;
