/** Readers of tick files: one way in for every format. */
@NullMarked
package io.tickflow.ticks.read;

import org.jspecify.annotations.NullMarked;
