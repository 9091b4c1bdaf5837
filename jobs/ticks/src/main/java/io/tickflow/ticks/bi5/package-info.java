/** Ticks in Dukascopy's binary files of an hour. */
@NullMarked
package io.tickflow.ticks.bi5;

import org.jspecify.annotations.NullMarked;
