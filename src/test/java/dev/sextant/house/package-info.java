/** The rules of the house: who may use whom, what pure rooms may not touch, what nobody does. */
@NullMarked
package dev.sextant.house;

import org.jspecify.annotations.NullMarked;
