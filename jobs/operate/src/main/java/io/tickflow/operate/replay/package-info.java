/** Recorded decisions of a window, made again by the core: the same, or under other settings. */
@NullMarked
package io.tickflow.operate.replay;

import org.jspecify.annotations.NullMarked;
