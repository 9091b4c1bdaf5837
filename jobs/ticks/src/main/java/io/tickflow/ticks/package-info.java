/** Ticks of a file as values, and the options of reading. */
@NullMarked
package io.tickflow.ticks;

import org.jspecify.annotations.NullMarked;
