/** The course of the incident itself: opened, acknowledged, activated, its level and phase, who is in place, its end. */
@NullMarked
package dev.sextant.incident.course;

import org.jspecify.annotations.NullMarked;
